/** What the command needs to know of its surroundings. */
export interface Surroundings {
	/** The folder of the project; decks lie in decks/ under it. */
	readonly root: string;
	/** Where the command was given: paths are shown relative to it. */
	readonly cwd: string;
	/** ISO date. */
	readonly today: string;
}

/** What the command has to say, and whether all is well: 0, 1 for faults in a deck, 2 for a wrong call. */
export interface Outcome {
	readonly code: 0 | 1 | 2;
	readonly text: string;
}
