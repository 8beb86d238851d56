import { studyDay } from '$lib/domain/day';
import { examId, type Exam } from '$lib/domain/exam';
import { termId } from '$lib/domain/ids';
import { deckOf, fact, named, term } from '$lib/generation/deck.fixture';
import type { Db } from '$lib/storage/db';
import { installDeck } from '$lib/storage/decks';
import { at, openNew, T0 } from '$lib/storage/testing';
import { openDeck } from './open-decks';

/** What tests of exams share: a deck of two procedures, `count` facts of the first and one of the other. */

export const NOW = at(T0);

export const examDeck = (count = 3) =>
	deckOf({
		procedures: [termId('neuroplasty'), termId('rhizotomy')],
		terms: [
			term('neuroplasty', 'procedure'),
			term('caudal-neuroplasty', 'procedure', { broader: termId('neuroplasty') }),
			term('rhizotomy', 'procedure'),
			...Array.from({ length: count + 1 }, (_, n) => term(`approach-${n}`, 'approach'))
		],
		facts: [
			...Array.from({ length: count }, (_, n) =>
				fact(`neuroplasty.${n}`, 'caudal-neuroplasty', 'approach', named(`approach-${n}`))
			),
			fact('rhizotomy.0', 'rhizotomy', 'approach', named(`approach-${count}`))
		]
	});

/** A new database with that deck. */
export async function openWithExamDeck(count = 3): Promise<Db> {
	const db = await openNew();
	const deck = examDeck(count);
	const cards = [...openDeck(deck).cards.values()];
	await installDeck(db, { deck, cards, hash: `${count}`, moment: NOW });
	return db;
}

/** In 14 days, ten minutes a day. */
export const examIn = (change: Partial<Exam> = {}): Exam => ({
	id: examId('finals'),
	name: 'Finals',
	from: NOW.day,
	day: studyDay(NOW.day + 14),
	time: null,
	decks: [examDeck().id],
	blueprint: null,
	budget: { shape: 'flat', minutes: 10 },
	daysOff: [],
	...change
});
