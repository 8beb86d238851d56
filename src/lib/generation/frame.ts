import type { Card } from '$lib/domain/card';
import { leastReviewed, type EditorialReview } from '$lib/domain/editorial';
import type { Fact, FactList, Locator } from '$lib/domain/fact';
import type { ConflictId } from '$lib/domain/ids';
import type { Form, QuestionOf } from '$lib/domain/question';
import { randomFrom, type Random } from '$lib/domain/random';
import type { WrittenQuestion } from '$lib/domain/written';
import { listOf, sourceOf, type DeckIndex } from './deck-index';
import { withoutBraces } from './text';

/** What a question of every form carries. */
export type Frame = Omit<QuestionOf<'recall'>, 'form' | 'points'>;

interface Asked {
	readonly seed: number;
	readonly stem: string;
	readonly key: string;
	/** The facts behind the answer. */
	readonly facts: readonly Fact[];
	/** Where the answer stands, besides the facts' own places. */
	readonly places?: readonly Locator[];
	readonly rationale?: string;
	readonly conflicts?: readonly ConflictId[];
}

export function frame(index: DeckIndex, card: Card, asked: Asked): Frame {
	const { facts, places = [], conflicts = [] } = asked;
	const review = reviewOf(index, facts, card.kind === 'list' ? listOf(index, card.list) : null);
	const sources = unique(
		[...places, ...facts.flatMap((fact) => [fact.source, ...fact.also])],
		({ source, at }) => `${source} ${at}`
	);
	return {
		cardId: card.id,
		factIds: facts.map((fact) => fact.id),
		subject: card.subject,
		slot: card.slot,
		seed: asked.seed,
		stem: asked.stem,
		key: asked.key,
		says: unique(facts.map((fact) => withoutBraces(fact.says))),
		rationale: asked.rationale ?? unique(facts.flatMap((fact) => fact.rationale ?? [])).join(' '),
		sources,
		caveats: unique([
			...sources.map(({ source }) => sourceOf(index, source).caveat),
			...facts.flatMap((fact) => fact.note ?? [])
		]),
		conflicts: unique([...conflicts, ...facts.flatMap((fact) => fact.conflicts)]),
		...(review && { review })
	};
}

/** A fact's own review, else its list's, speaks for it; that of a list asked as a whole counts, too. */
function reviewOf(
	index: DeckIndex,
	facts: readonly Fact[],
	list: FactList | null
): EditorialReview | undefined {
	const ofFact = (fact: Fact) =>
		fact.review ?? (fact.list === null ? undefined : index.lists.get(fact.list)?.review);
	return leastReviewed([...(list?.review ? [list.review] : []), ...facts.map(ofFact)]);
}

/** What a hand-written question carries: its author's own words. */
export function frameOfWritten(
	index: DeckIndex,
	card: Card,
	written: WrittenQuestion,
	{ seed, key }: { readonly seed: number; readonly key: string }
): Frame {
	const { stem, rationale, source, also, note, conflicts, review } = written;
	const sources = [source, ...also];
	return {
		cardId: card.id,
		factIds: [],
		subject: card.subject,
		slot: card.slot,
		...{ seed, stem, key },
		says: [],
		rationale: rationale ?? '',
		sources,
		caveats: unique([
			...sources.map((place) => sourceOf(index, place.source).caveat),
			...(note === null ? [] : [note])
		]),
		conflicts,
		...(review && { review })
	};
}

/** Each card and form draws from a stream of its own, so that equal seeds do not look alike. */
export const drawFor = (card: Card, form: Form, seed: number): Random =>
	randomFrom(`${card.id} ${form} ${seed}`);

/** A card was asked in a form it does not have: `formsOf` names those it has. */
export const noSuchForm = (card: Card, form: Form): Error =>
	new Error(`${card.id} cannot be asked as ${form}. Choose one of its own forms.`);

function unique<T>(items: readonly T[], keyOf: (item: T) => unknown = (item) => item): T[] {
	return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
