import type { Collection } from './backup/collection';
import type { Draft, EditionId, StepId, StepRow } from './draft-rows';

/**
 * A collection without steps and editions that no draft comes by: of two states of a draft the later is
 * kept, whole, and what belonged to the other alone would never be looked at again.
 */
export function withoutStray(collection: Collection): Collection {
	const { drafts, steps, editions } = collection;
	if (steps.length === 0 && editions.length === 0) return collection;
	const stored = new Map(steps.map((step) => [step.id, step]));
	const live = drafts.flatMap(({ draft }) => draft.value ?? []);
	const taken = new Set(live.flatMap((draft) => stepsOf(draft, stored)));
	const named = new Set(live.flatMap(editionsOf));
	return {
		...collection,
		steps: steps.filter(({ id }) => taken.has(id)),
		editions: editions.filter(({ id }) => named.has(id))
	};
}

const editionsOf = ({ checkpoint, releases, origin }: Draft): EditionId[] => [
	checkpoint,
	...releases,
	...(origin ? [origin.edition] : [])
];

/** The steps that led to where a draft stands, and to what could be done again. */
function stepsOf({ head, redo }: Draft, steps: ReadonlyMap<StepId, StepRow>): StepId[] {
	const seen = new Set<StepId>();
	for (const last of [head, ...redo])
		for (let at = last; at !== null && !seen.has(at); at = steps.get(at)?.after ?? null)
			seen.add(at);
	return [...seen];
}
