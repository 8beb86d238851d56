import type { AskedCard } from '../../src/lib/authoring/checks/asked';
import type { Cue } from '../../src/lib/authoring/cues';
import type { Deck } from '../../src/lib/domain/deck';
import { SLOTS } from '../../src/lib/domain/fact';
import type { Slot } from '../../src/lib/domain/fact';
import type { TermId } from '../../src/lib/domain/ids';
import { table } from './table';

/** What a deck holds of one slot of one procedure, or of several. */
interface Count {
	readonly facts: number;
	readonly cards: number;
	readonly forms: number;
	readonly disputed: number;
}

/** The table procedure x slot of a deck, its totals, and what to know of its cards. */
export function coverage(
	deck: Deck,
	asked: readonly AskedCard[],
	cues: readonly Cue[]
): string {
	const groups = groupsOf(deck, asked);
	const rows = groups.flatMap((group) => {
		const slots = SLOTS.filter((slot) => hasAny(countOf(deck, asked, group, slot)));
		return [
			...slots.map((slot) => [group, slot, ...cells(countOf(deck, asked, group, slot))]),
			[group, 'all', ...cells(countOf(deck, asked, group, null))],
			[]
		];
	});
	const total = ['all', 'all', ...cells(countOf(deck, asked, null, null))];
	const head = ['procedure', 'slot', 'facts', 'cards', 'forms', 'disputed'];
	return [table([head, ...rows, total], 2), '', ...sharesOf(asked), ...cueLines(cues)].join('\n');
}

/** The procedures in teaching order, then the subjects that belong to none of them. */
function groupsOf(deck: Deck, asked: readonly AskedCard[]): TermId[] {
	const subjects = [...deck.facts.map((f) => f.subject), ...asked.map(({ card }) => card.subject)];
	return [...new Set([...deck.procedures, ...subjects.map((id) => groupOf(deck, id))])];
}

/** The nearest procedure of the deck that a subject is part of, else the topmost thing it is part of. */
function groupOf(deck: Deck, subject: TermId): TermId {
	const broader = new Map(deck.terms.map((t) => [t.id, t.broader]));
	let at = subject;
	for (let up = broader.get(at); up && !deck.procedures.includes(at); up = broader.get(at)) at = up;
	return at;
}

function countOf(
	deck: Deck,
	asked: readonly AskedCard[],
	group: TermId | null,
	slot: Slot | null
): Count {
	const within = (of: { readonly subject: TermId; readonly slot: Slot }) =>
		(group === null || groupOf(deck, of.subject) === group) && (slot === null || of.slot === slot);
	const facts = deck.facts.filter((fact) => fact.status !== 'retired' && within(fact));
	const cards = asked.filter(({ card }) => within(card));
	return {
		facts: facts.length,
		cards: cards.length,
		forms: cards.reduce((sum, { forms }) => sum + forms.length, 0),
		disputed: facts.filter((fact) => fact.status === 'disputed').length
	};
}

const hasAny = (count: Count) => count.facts + count.cards > 0;

const cells = ({ facts, cards, forms, disputed }: Count) =>
	[facts, cards, forms, disputed].map(String);

function sharesOf(asked: readonly AskedCard[]): string[] {
	const withOptions = asked.filter(({ forms }) =>
		forms.some((form) => form === 'single-choice' || form === 'multiple-choice')
	);
	// A disagreement has a form of its own, and so has what was written by hand.
	const single = asked.filter(({ card, forms }) => (card.kind === 'fact' || card.kind === 'list') && forms.length < 2);
	return [
		`${withOptions.length} of ${asked.length} cards can be asked with options.`,
		single.length
			? `Asked in one form only: ${single.map(({ card }) => card.id).join(', ')}.`
			: 'No fact or list is asked in one form only.'
	];
}

const cueLines = (cues: readonly Cue[]) => [
	cues.length
		? 'Questions that hold the answer of another card:'
		: 'No question holds the answer of another card.',
	...cues.map(({ asked, answers }) => `  ${asked} holds that of ${answers}`)
];
