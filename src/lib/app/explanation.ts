import type { Conflict, Deck } from '$lib/domain/deck';
import type { Question } from '$lib/domain/question';

/** Where an answer comes from, in words a learner reads. */
export interface SourceNote {
	readonly name: string;
	readonly kind: string;
	/** Headings and positions. */
	readonly places: readonly string[];
	/** ISO date; null = undated. */
	readonly date: string | null;
}

export interface ConflictNote {
	readonly title: string;
	readonly explains: string;
	readonly sides: readonly {
		readonly label: string;
		readonly says: string;
		readonly source: string;
	}[];
}

/** Everything shown beneath an answer, beside the question itself. */
export interface Explanation {
	readonly sources: readonly SourceNote[];
	readonly conflicts: readonly ConflictNote[];
	/** Other facts of the same subject and slot, as sentences. */
	readonly neighbours: readonly string[];
}

const MAX_NEIGHBOURS = 6;

/** A sentence of a deck without the braces that mark its cloze. */
export const plain = (says: string): string => says.replace(/[{}]/g, '');

/** Looks up what a question's ids stand for. */
export function explain(deck: Deck, question: Question): Explanation {
	return {
		sources: [...new Set(question.sources.map(({ source }) => source))].map((id) => {
			const found = deck.sources.find((source) => source.id === id);
			const places = question.sources.filter(({ source }) => source === id).map(({ at }) => at);
			return {
				name: found?.name ?? id,
				kind: found?.kind ?? 'source',
				places: [...new Set(places)],
				date: found?.date ?? null
			};
		}),
		conflicts: deck.conflicts
			.filter(({ id }) => question.conflicts.includes(id))
			.map((conflict) => noteOf(deck, conflict)),
		neighbours: neighboursOf(deck, question)
	};
}

/** A disagreement with its sides' sources by name. */
export function noteOf(deck: Deck, { title, explains, sides }: Conflict): ConflictNote {
	return {
		title,
		explains,
		sides: sides.map(({ label, says, source }) => ({
			label,
			says,
			source: `${deck.sources.find(({ id }) => id === source.source)?.name ?? source.source}, ${source.at}`
		}))
	};
}

function neighboursOf(deck: Deck, question: Question): string[] {
	const asked = new Set(question.factIds);
	return deck.facts
		.filter(
			(fact) =>
				fact.subject === question.subject &&
				fact.status === 'stated' &&
				!asked.has(fact.id) &&
				(fact.slot === question.slot || fact.list !== null)
		)
		.sort((a, b) => Number(b.slot === question.slot) - Number(a.slot === question.slot))
		.slice(0, MAX_NEIGHBOURS)
		.map(({ says }) => plain(says));
}
