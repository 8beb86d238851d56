import type { Db } from '$lib/storage/db';
import { dataWork } from './backup';
import {
	journalNames,
	newestCopy,
	noteRecovered,
	noteRecovering,
	openCopyFolder
} from './second-copy-files';
import type { Trouble } from './trouble';

/** What is left of a database that the browser has lost: whole, or only what came since. */
export type Remains = 'copy' | 'journals';

/** Looks for the second copy of a database that has nothing in it. */
export async function remainsOf(database: string): Promise<Remains | null> {
	const folder = await openCopyFolder(database);
	if (!folder) return null;
	if (await newestCopy(folder)) return 'copy';
	return (await journalNames(folder)).length > 0 ? 'journals' : null;
}

export interface Recovery {
	/** Whether all is back; if not, the copy stays as it is until the next start. */
	readonly done: boolean;
	/** Null where there was nothing to put back: another tab has done it. */
	readonly told: Trouble | null;
}

/** Puts everything back (SPEC J4). */
export async function recover(db: Db): Promise<Recovery> {
	const happened = 'The browser had lost what Ranvier stored in it.';
	const folder = await openCopyFolder(db.name);
	if (!folder) throw new Error('recover: there is no place for files');
	await noteRecovering(folder);
	try {
		const answers = await dataWork(db, 'recover', {});
		if (answers === null) return { done: true, told: null };
		const means = `It has been put back from the second copy in this browser, with ${counted(answers)}.`;
		const todo = 'Save a backup outside this browser, in Settings: no browser can lose that.';
		return { done: true, told: { happened, means, todo } };
	} catch (error) {
		console.warn(error);
		const means = 'The second copy could not be put back: what you answered is not here.';
		const todo = 'Restore your latest backup in Settings.';
		return { done: false, told: { happened, means, todo } };
	} finally {
		await noteRecovered(folder);
	}
}

const counted = (answers: number): string =>
	answers === 1 ? '1 answer' : `${answers.toLocaleString('en')} answers`;
