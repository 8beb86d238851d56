import type { Deck } from '$lib/domain/deck';
import type { Moment } from '$lib/domain/day';
import { deckId, deckOfCard, type CardId, type DeckId, type ReviewId } from '$lib/domain/ids';
import type { Memory } from '$lib/domain/memory';
import type { LogRow } from '$lib/domain/review';
import { openDeck } from '$lib/app/open-decks';
import { policyOf } from '$lib/scheduling/policy';
import { canonical } from '$lib/storage/canonical';
import { countsOf, emptyDay, plus } from '$lib/storage/days';
import { asDevice, type Db } from '$lib/storage/db';
import { cardsOfDeck, installDeck } from '$lib/storage/decks';
import { dayKey } from '$lib/storage/derive';
import { counterOf } from '$lib/storage/log';
import { hashOf, PACK_SIZE, SEAL_AT } from '$lib/storage/packs';
import { placed, type Aside, type DayRow, type PackRow } from '$lib/storage/rows';
import { readSettings, writeSettings, writeStudySettings } from '$lib/storage/settings';
import { historyOf, type Answered } from './history';
import { largerDeck } from './larger-deck';

export interface Size {
	readonly decks: number;
	/** How many times a deck holds what the built-in one holds. */
	readonly copies: number;
}

/** Rows written at once. */
const PACKS_AT_ONCE = 100;

/** Fills a new database with decks and the history of a learner who has studied them. */
export async function fill(db: Db, model: Deck, size: Size, now: Moment): Promise<void> {
	await settle(db);
	const decks: DeckId[] = [];
	const queues: CardId[][] = [];
	for (let n = 1; n <= size.decks; n++) {
		const id = deckId(`bench-${String(n).padStart(2, '0')}`);
		const deck = largerDeck(model, id, `Deck ${n}`, size.copies);
		const cards = [...openDeck(deck).cards.values()];
		await installDeck(db, { deck, cards, hash: 'bench', at: now.clock });
		decks.push(id);
		queues.push(cards.map((card) => card.id));
	}
	const ends = await writeHistory(db, takingTurns(queues), now);
	for (const deck of decks) await placeCards(db, deck, ends);
}

/** Limits high enough for a long session; one deck has limits of its own. */
async function settle(db: Db): Promise<void> {
	await writeSettings(db, { noticeRead: true });
	await writeStudySettings(db, null, { limit: { by: 'cards', cards: 600 }, newPerDay: 60 });
	await writeStudySettings(db, deckId('bench-02'), { newPerDay: 5 });
}

function takingTurns(queues: readonly (readonly CardId[])[]): CardId[] {
	const longest = Math.max(...queues.map((queue) => queue.length));
	return Array.from({ length: longest }, (_, i) =>
		queues.flatMap((queue) => queue[i] ?? [])
	).flat();
}

/** Where the last answer left a card. */
interface End {
	readonly memory: Memory;
	readonly lastReview: ReviewId;
	readonly aside: Aside | null;
}

async function writeHistory(db: Db, cards: readonly CardId[], now: Moment) {
	const { study } = await readSettings(db);
	const policy = policyOf(study);
	const ends = new Map<CardId, End>();
	const days = new Map<string, DayRow>();
	let rows: LogRow[] = [];
	let packs: PackRow[] = [];
	for (const sitting of historyOf(cards, now, policy)) {
		for (const answered of sitting) {
			ends.set(answered.review.card, endOf(answered));
			addToDay(days, answered);
			rows.push(answered.review);
		}
		while (rows.length >= SEAL_AT) {
			packs.push(await packOf(rows.slice(0, PACK_SIZE)));
			rows = rows.slice(PACK_SIZE);
		}
		if (packs.length < PACKS_AT_ONCE) continue;
		await db.packs.bulkAdd(packs);
		packs = [];
	}
	await db.packs.bulkAdd(packs);
	await db.tail.bulkAdd(rows);
	await db.days.bulkAdd([...days.values()]);
	await db.policies.add(policy);
	const device = asDevice(await db.meta.get('device'));
	const last = rows.at(-1);
	await db.meta.put({ ...device, next: last ? counterOf(last.id) + 1 : 1 });
	return ends;
}

const endOf = ({ review, after, leech }: Answered): End => ({
	memory: after,
	lastReview: review.id,
	aside: leech ? { reason: 'leech', at: review.clock } : null
});

function addToDay(days: Map<string, DayRow>, { review, before }: Answered): void {
	const empty = emptyDay(review.day, deckOfCard(review.card));
	const row = days.get(dayKey(empty)) ?? empty;
	days.set(dayKey(empty), plus(row, countsOf(review, before?.lastDay ?? null)));
}

/** As `sealTail` makes it; `verify` would name any difference. */
async function packOf(rows: readonly LogRow[]): Promise<PackRow> {
	const [first] = rows;
	if (!first) throw new Error('packOf: no rows');
	const text = canonical(rows);
	return { id: first.id, count: rows.length, hash: await hashOf(text), text };
}

async function placeCards(db: Db, deck: DeckId, ends: ReadonlyMap<CardId, End>): Promise<void> {
	const rows = await cardsOfDeck(db, deck);
	await db.cards.bulkPut(
		rows.flatMap((row) => {
			const end = ends.get(row.id);
			return end ? [placed({ ...row, ...end })] : [];
		})
	);
}
