import type { Moment } from '$lib/domain/day';
import type { Card } from '$lib/domain/card';
import type { CardId } from '$lib/domain/ids';
import { formsOf } from '$lib/generation/forms';
import { policyOf } from '$lib/scheduling/policy';
import { retrievability } from '$lib/scheduling/fsrs';
import { setAside, takeBack } from '$lib/storage/cards';
import type { Db } from '$lib/storage/db';
import { cardsOfDeck, deckList } from '$lib/storage/decks';
import { Live } from '$lib/storage/live.svelte';
import { readAllPersonal } from '$lib/storage/personal';
import { dueCounts } from '$lib/storage/queue';
import type { CardRow, DeckRow } from '$lib/storage/rows';
import { readStudySettings } from '$lib/storage/settings';
import { questionOf, titleOf, type OpenDeck } from './open-decks';
import { capitalise, formatDay, formatWait, percent } from './wording';

export interface DeckSummary extends DeckRow {
	readonly due: number;
	readonly fresh: number;
}

export const liveDecks = (db: Db, now: () => Moment): Live<readonly DeckSummary[]> =>
	new Live(async () =>
		Promise.all(
			(await deckList(db)).map(async (row) => {
				const counts = await dueCounts(db, row.id, now());
				return { ...row, due: counts.learning + counts.reviews, fresh: counts.newCards };
			})
		)
	);

/** One card as the browser of a deck lists it. */
export interface ListedCard {
	readonly id: CardId;
	readonly subject: string;
	readonly slot: string;
	/** What the card teaches: a fact in full, the name of a list, what a disagreement is about. */
	readonly title: string;
	readonly stem: string;
	readonly key: string;
	/** `New`, `Due today`, `Set aside` ... */
	readonly status: string;
	readonly aside: boolean;
	readonly retired: boolean;
	readonly marked: boolean;
	readonly note: string;
	/** What the cards easily taken for this one say. */
	readonly takenFor: readonly string[];
	/** Folded text that a search looks through. */
	readonly text: string;
}

/** Every card of a deck with where it stands, in teaching order. */
export const liveCards = (
	db: Db,
	open: OpenDeck,
	now: () => Moment
): Live<readonly ListedCard[]> => {
	const written = new Map([...open.cards.values()].map((card) => [card.id, textOf(open, card)]));
	return new Live(async () => {
		const deck = open.deck.id;
		const [rows, personal, study] = await Promise.all([
			cardsOfDeck(db, deck),
			readAllPersonal(db),
			readStudySettings(db, deck)
		]);
		const policy = policyOf(study);
		const moment = now();
		return rows
			.sort((a, b) => a.position - b.position)
			.map((row) => {
				const text = written.get(row.id) ?? goneText(row);
				const { marked, note } = personal.get(row.id) ?? { marked: false, note: '' };
				return {
					...text,
					id: row.id,
					status: statusOf(row, moment, (memory) => retrievability(memory, moment.day, policy)),
					aside: row.aside !== null,
					retired: row.aside?.reason === 'retired',
					marked,
					note,
					text: fold(`${text.title} ${text.stem} ${text.key} ${text.subject} ${text.slot} ${note}`)
				};
			});
	});
};

/** What is left to say of a card that its deck no longer has. */
const goneText = ({ aside }: CardRow) => ({
	subject: '',
	slot: '',
	title: (aside?.reason === 'retired' && aside.taught) || 'This card is no longer in the deck.',
	stem: '',
	key: '',
	takenFor: []
});

/** The plainest question a card has: free recall where it can be asked so. */
function textOf(open: OpenDeck, card: Card) {
	const forms = formsOf(open.index, card);
	const form = forms.includes('recall') ? 'recall' : forms[0];
	const question = form && questionOf(open, card, form, 0);
	return {
		subject: capitalise(open.index.terms.get(card.subject)?.name ?? card.subject),
		slot: card.slot.replaceAll('-', ' '),
		title: titleOf(open, card),
		takenFor: card.confusable.flatMap((id) => {
			const other = open.cards.get(id);
			return other ? [titleOf(open, other)] : [];
		}),
		stem: question?.stem ?? '',
		key: question?.key ?? ''
	};
}

const ASIDE = {
	person: 'Suspended',
	leech: 'Set aside: forgotten often'
};

function statusOf(
	row: CardRow,
	{ clock, day }: Moment,
	recall: (memory: NonNullable<CardRow['memory']>) => number
): string {
	if (row.aside?.reason === 'retired') return `Retired: ${row.aside.why}`;
	if (row.aside) return ASIDE[row.aside.reason];
	const { memory } = row;
	if (!memory) return 'New';
	if ('at' in memory.due) {
		const minutes = Math.max(0, (memory.due.at - clock) / 60_000);
		return minutes < 1 ? 'Learning, due now' : `Learning, in ${formatWait({ minutes })}`;
	}
	return `Due ${formatDay(memory.due.on, day)}, recall now about ${percent(recall(memory))}`;
}

/** Lower case without accents: what is typed finds what is meant. */
export const fold = (text: string): string =>
	text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The cards that hold every word of a query. */
export function search(cards: readonly ListedCard[], query: string): readonly ListedCard[] {
	const words = fold(query).split(/\s+/).filter(Boolean);
	return words.length === 0
		? cards
		: cards.filter(({ text }) => words.every((w) => text.includes(w)));
}

export const suspendCard = setAside;
export const resumeCard = takeBack;
