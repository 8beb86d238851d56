import { momentAt, type Moment } from '$lib/domain/day';
import type { Deck } from '$lib/domain/deck';
import { GOOD, type Grade } from '$lib/domain/grade';
import { cardId, deckId, deviceId, policyId, type CardId, type ReviewId } from '$lib/domain/ids';
import type { Memory, Policy } from '$lib/domain/memory';
import { openDb, type Db, type OpenOptions } from './db';
import { installDeck } from './decks';
import type { Answered } from './reviews';
import type { CardRow } from './rows';

/** A name no other test has: the suite runs in one browser profile. */
export const freshName = (): string => `test-${crypto.randomUUID()}`;

export const DEVICE = deviceId('phone');
export const DECK = deckId('nerves');
export const T0 = Date.parse('2026-03-02T09:00:00Z');

export const options = (name: string, more: Partial<OpenOptions> = {}): OpenOptions => ({
	name,
	newDevice: DEVICE,
	onSuperseded: () => undefined,
	onBlocked: () => undefined,
	...more
});

export async function openNew(name = freshName()): Promise<Db> {
	return (await openDb(options(name))).db;
}

export const at = (clock: number): Moment => momentAt(clock, 0, 4);
export const card = (i: number): CardId => cardId(`${DECK}/fact.${i}`);
export const placing = (id: CardId) => ({ id, group: null, confusable: [] });
export const cards = (count: number) => Array.from({ length: count }, (_, i) => placing(card(i)));

/** A deck without facts: storage does not look inside. */
export const deck = (version = '1.0.0'): Deck => ({
	id: DECK,
	title: 'Nerves',
	version,
	description: '',
	notice: '',
	procedures: [],
	sources: [],
	terms: [],
	conflicts: [],
	facts: [],
	lists: [],
	nots: []
});

/** A new database with a deck of `count` cards. */
export async function openWithCards(count: number, name = freshName()): Promise<Db> {
	const db = await openNew(name);
	await installDeck(db, { deck: deck(), cards: cards(count), hash: 'v1', moment: at(T0) });
	return db;
}

export const POLICY: Policy = {
	id: policyId('p1'),
	weights: [],
	retention: 0.9,
	learningSteps: [],
	relearningSteps: [],
	maximumInterval: 36_500,
	fuzz: false,
	weekdays: [1, 1, 1, 1, 1, 1, 1]
};

/** A memory in review, due `days` after the moment. */
export const memory = (moment: Moment, days: number, more: Partial<Memory> = {}): Memory => ({
	stability: days,
	difficulty: 5,
	phase: 'review',
	step: 0,
	reps: 1,
	lapses: 0,
	lastDay: moment.day,
	lastAt: moment.clock,
	due: { on: (moment.day + days) as typeof moment.day },
	...more
});

/** One answer to `id`, ready to be recorded. */
export function answer(
	id: CardId,
	moment: Moment,
	expects: ReviewId | null,
	after: Memory = memory(moment, 3),
	grade: Grade = GOOD
): Answered {
	return {
		review: {
			...moment,
			kind: 'review',
			at: moment.clock,
			card: id,
			grade,
			proposed: grade,
			form: 'cloze',
			seed: 7,
			deckVersion: '1.0.0',
			answer: { form: 'cloze', typed: 'caudal' },
			correct: true,
			confidence: null,
			choices: null,
			took: 4_000,
			predicted: null,
			policy: POLICY.id
		},
		expects,
		memory: after,
		setAside: null,
		shownAt: moment.clock - 4_000,
		policy: POLICY
	};
}

/** Every row of every table, to compare before and after. */
export async function dump(db: Db): Promise<Record<string, unknown[]>> {
	const rows = await Promise.all(db.tables.map((table) => table.toArray()));
	return Object.fromEntries(db.tables.map((table, i) => [table.name, rows[i] ?? []]));
}

export const rowOf = async (db: Db, id: CardId): Promise<CardRow> => {
	const row = await db.cards.get(id);
	if (!row) throw new Error(`no row for ${id}`);
	return row;
};
