import type { Problem } from '$lib/domain/problem';
import type { Path } from '../yaml';
import type { AskedCard } from './asked';
import type { View } from './view';

/** Something a rule objects to: in which fact, list, term ..., under which key of it. */
export interface Finding {
	readonly item: object;
	readonly path?: Path;
	readonly message: string;
	readonly hint: string;
}

/** One thing every deck must hold to. An error stops the build, a warning does not. */
export interface Rule {
	readonly code: string;
	readonly severity: Problem['severity'];
	find(view: View): Iterable<Finding>;
}

/** A rule about the questions that are made of a deck without errors. */
export interface AskedRule {
	readonly code: string;
	readonly severity: Problem['severity'];
	find(view: View, asked: readonly AskedCard[]): Iterable<Finding>;
}
