/**
 * no-zip: something else. broken: damaged, incomplete, or lying about itself. too-large: past a limit.
 * name: a file in it has a name that does not belong there.
 */
export type ZipFault = 'no-zip' | 'broken' | 'too-large' | 'name';

/** Why a zip was refused; whoever reads it says so in words that fit the file. */
export class ZipProblem extends Error {
	override readonly name = 'ZipProblem';
	readonly fault: ZipFault;

	constructor(fault: ZipFault, why: string = fault) {
		super(why);
		this.fault = fault;
	}
}
