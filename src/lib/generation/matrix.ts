import type { Card } from '$lib/domain/card';
import type { Fact, Slot } from '$lib/domain/fact';
import type { TermId } from '$lib/domain/ids';
import type { Cell, QuestionOf, ShownCell } from '$lib/domain/question';
import { shuffled, type Random } from '$lib/domain/random';
import { acrossProcedures } from './across';
import { judge, openness, type Feature, type Judgement, type Open } from './cells';
import { familyOf, sourceOf, termOf, type DeckIndex } from './deck-index';
import { drawFor, frame, noSuchForm } from './frame';
import { meaningOfFact } from './meaning';
import { remembered } from './remembered';
import { nounPhrase } from './show';
import { capitalise, enumerate, withoutBraces } from './text';

/** Fewer cells are a choice, not a comparison; more do not stand on a telephone's screen. */
const FEWEST_CELLS = 3;
const MOST_CELLS = 6;

type Judged<Is extends Judgement['is']> = Extract<Judgement, { is: Is }>;

/** The fact can be asked across the procedures: for which of them is the same stated? */
export const hasMatrix = (index: DeckIndex, fact: Fact): boolean => rowsOf(index, fact) !== null;

/** Asks for which procedures a fact's value is stated. */
export function matrix(
	index: DeckIndex,
	card: Card,
	fact: Fact,
	seed: number
): QuestionOf<'matrix'> {
	const rows = rowsOf(index, fact);
	if (!rows) throw noSuchForm(card, 'matrix');
	const asked = someOf(rows, drawFor(card, 'matrix', seed));
	const stated = asked.filter((cell) => cell.is === 'stated');
	const wrong = asked.filter((cell) => cell.is === 'wrong');
	const feature = nounPhrase(index, rows.feature);
	return {
		...frame(index, card, {
			seed,
			stem: acrossProcedures(fact.slot, feature),
			key: capitalise(enumerate(stated.map(({ subject }) => nounPhrase(index, subject)))),
			facts: stated.map((cell) => cell.fact),
			places: wrong.map(({ place }) => place),
			conflicts: [...wrong, ...rows.open].flatMap(({ conflicts }) => conflicts)
		}),
		form: 'matrix',
		feature,
		cells: asked.map((cell) => cellOf(index, cell)),
		shown: rows.open.map((cell) => shownOf(index, cell))
	};
}

type OpenRow = Open & { readonly subject: TermId };

interface Rows {
	readonly feature: TermId;
	/** The procedure of the fact itself, which no question leaves out. */
	readonly own: Judged<'stated'>;
	readonly stated: readonly Judged<'stated'>[];
	readonly wrong: readonly Judged<'wrong'>[];
	/** Those the deck covers of which nobody can say. */
	readonly open: readonly OpenRow[];
}

const rowsOf = remembered((index: DeckIndex, fact: Fact): Rows | null => {
	const meaning = meaningOfFact(index, fact);
	if (meaning.term === null) return null;
	const feature = { slot: fact.slot, meaning, term: meaning.term };
	const asked = proceduresIn(index, fact.slot).flatMap(
		(subject) => judge(index, subject, feature) ?? []
	);
	const stated = asked.filter((cell) => cell.is === 'stated');
	const wrong = asked.filter((cell) => cell.is === 'wrong');
	const own = stated.find((cell) => cell.fact === fact);
	if (!own || wrong.length === 0 || asked.length < FEWEST_CELLS) return null;
	return {
		feature: meaning.term,
		own,
		stated: stated.filter((cell) => cell !== own),
		wrong,
		open: openBeside(index, asked, feature)
	};
});

/** Of the deck's procedures those left open; where a part of one is asked, only what is disputed. */
function openBeside(
	index: DeckIndex,
	asked: readonly Judgement[],
	feature: Feature
): readonly OpenRow[] {
	const subjects = new Set(asked.map(({ subject }) => subject));
	const families = new Set([...subjects].flatMap((subject) => [...familyOf(index, subject)]));
	return index.deck.procedures
		.filter((subject) => !subjects.has(subject))
		.map((subject) => ({ subject, ...openness(index, subject, feature) }))
		.filter(({ subject, why }) => why === 'disputed' || !families.has(subject));
}

/** The deck's procedures, and those of their parts that have a value in the slot. */
const proceduresIn = remembered((index: DeckIndex, slot: Slot): TermId[] => {
	const { facts, procedures } = index.deck;
	const valued = new Set(facts.filter((fact) => fact.slot === slot).map((fact) => fact.subject));
	const parts = procedures.flatMap((id) => [...familyOf(index, id)]);
	return [...new Set([...procedures, ...parts.filter((id) => valued.has(id))])];
});

/** The fact's own procedure, one that is wrong, and more as they come. */
function someOf({ own, stated, wrong }: Rows, draw: Random): Judgement[] {
	const [first, ...rest] = shuffled(wrong, draw);
	const others = shuffled([...stated, ...rest], draw);
	return shuffled([own, ...(first ? [first] : []), ...others].slice(0, MOST_CELLS), draw);
}

function cellOf(index: DeckIndex, cell: Judgement): Cell {
	const { source } = cell.is === 'stated' ? cell.fact.source : cell.place;
	const base = {
		text: capitalise(termOf(index, cell.subject).name),
		termId: cell.subject,
		by: sourceOf(index, source).name
	};
	return cell.is === 'stated'
		? { ...base, correct: true, rationale: withoutBraces(cell.fact.says) }
		: { ...base, correct: false, rationale: cell.rationale, ground: cell.ground };
}

const shownOf = (index: DeckIndex, { subject, why, note }: OpenRow): ShownCell => ({
	text: capitalise(termOf(index, subject).name),
	why,
	note
});
