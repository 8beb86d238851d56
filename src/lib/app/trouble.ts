import { problemFrom, StorageProblem } from '$lib/storage/problems';

/** What a person is told when something went wrong: three plain sentences, in this order. */
export interface Trouble {
	readonly happened: string;
	/** What it means for their data. */
	readonly means: string;
	readonly todo: string;
}

/** The first visit needs the network once, for the built-in deck. */
export class DeckMissing extends Error implements Trouble {
	readonly happened = 'The built-in deck could not be loaded.';
	readonly means = 'Nothing of yours is lost.';
	readonly todo =
		'Check the connection and try again; after the first visit Ranvier works offline.';
}

const isTrouble = (error: unknown): error is Trouble =>
	error instanceof Error && 'happened' in error && 'means' in error && 'todo' in error;

/** Words for any failure: storage's own, or a plain statement that this was our fault. */
export function troubleFrom(error: unknown): Trouble {
	const problem = problemFrom(error);
	if (problem instanceof StorageProblem || isTrouble(problem)) return problem;
	console.error(error);
	return {
		happened: 'Something in Ranvier went wrong.',
		means: 'Everything answered before this is stored.',
		todo: 'Reload the page; if it happens again, report what you did just before.'
	};
}
