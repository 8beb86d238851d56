/** Where in a text a problem stands; lines and columns count from 1. */
export interface Place {
	readonly file: string;
	readonly line: number;
	readonly column: number;
	/** Keys and indices that lead there, where the data was checked and not a text; lines are then 1. */
	readonly path?: readonly (string | number)[];
}

/**
 * A fault in data: a value, not an exception. `message` says what is wrong, `hint` how to mend it;
 * both are one plain sentence.
 */
export interface Problem {
	readonly code: string;
	readonly severity: 'error' | 'warning';
	readonly where: Place;
	readonly message: string;
	readonly hint: string;
}

export type Result<T> =
	{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: Problem[] };

/** `file:line:column: severity code: message (hint)` */
export const formatProblem = (p: Problem): string =>
	`${p.where.file}:${p.where.line}:${p.where.column}: ${p.severity} ${p.code}: ${p.message} ${p.hint}`;
