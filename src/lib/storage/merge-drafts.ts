import type { Collection } from './backup/collection';
import type { Draft, StepId, StepRow } from './draft-rows';

/**
 * A collection without steps and editions that no draft comes by: of two states of a draft the later is
 * kept, whole, and what belonged to the other alone would never be looked at again.
 */
export function withoutStray(collection: Collection): Collection {
	const { drafts, steps, editions } = collection;
	if (steps.length === 0 && editions.length === 0) return collection;
	const stored = new Map(steps.map((step) => [step.id, step]));
	const kept = new Set<string>();
	for (const { value } of drafts.map(({ draft }) => draft))
		if (value) for (const id of namedBy(value, stored)) kept.add(id);
	const isKept = ({ id }: { readonly id: string }) => kept.has(id);
	return { ...collection, steps: steps.filter(isKept), editions: editions.filter(isKept) };
}

/** The steps that led to where a draft stands or could be done again, and its editions. */
function* namedBy(
	{ head, redo, checkpoint, releases, origin }: Draft,
	steps: ReadonlyMap<StepId, StepRow>
): Generator<string, void> {
	yield checkpoint;
	yield* releases;
	if (origin) yield origin.edition;
	const seen = new Set<StepId>();
	for (const last of [head, ...redo])
		for (let at = last; at !== null && !seen.has(at); at = steps.get(at)?.after ?? null)
			seen.add(at);
	yield* seen;
}
