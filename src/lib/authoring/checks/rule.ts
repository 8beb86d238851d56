import type { Problem } from '$lib/domain/problem';
import type { Draft } from '../parse';
import type { Path } from '../yaml';
import { viewOf } from './view';
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

/** Every finding of every rule, with its place. `today` is an ISO date. */
export function runRules(rules: readonly Rule[], draft: Draft, today: string): Problem[] {
	const view = viewOf(draft, today);
	return rules.flatMap(({ code, severity, find }) =>
		[...find(view)].map(({ item, path, message, hint }) => ({
			code,
			severity,
			where: draft.places.of(item, path),
			message,
			hint
		}))
	);
}
