import type { Deck } from '$lib/domain/deck';
import type { Moment } from '$lib/domain/day';
import { deckId, deckOfCard, type CardId, type ReviewId } from '$lib/domain/ids';
import type { Memory } from '$lib/domain/memory';
import type { LogRow } from '$lib/domain/review';
import { openDeck } from '$lib/app/open-decks';
import { policyOf } from '$lib/scheduling/policy';
import { canonical } from '$lib/storage/canonical';
import { countsOf, emptyDay, plus } from '$lib/storage/days';
import { asDevice, type Db } from '$lib/storage/db';
import { cardsOfDeck, installDeck } from '$lib/storage/decks';
import { dayKey } from '$lib/storage/derive';
import type { Installation } from '$lib/storage/installation';
import { counterOf } from '$lib/storage/log-ids';
import { hashOf, PACK_SIZE, SEAL_AT } from '$lib/storage/packs';
import { placed, type Aside, type CardRow, type DayRow, type PackRow } from '$lib/storage/rows';
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

/**
 * Fills a new database with decks and the history of a learner who has studied them. Every row is
 * written once, as it is at the end: an index from which sixty thousand keys were taken out a moment
 * ago is slow in a way that no learner's is. Hence `scratch`, where the decks are installed first.
 */
export async function fill(
	db: Db,
	scratch: Db,
	model: Deck,
	size: Size,
	now: Moment
): Promise<void> {
	await settle(db);
	const decks = Array.from({ length: size.decks }, (_, n) =>
		installationOf(model, n + 1, size, now)
	);
	for (const installation of decks) await installDeck(scratch, installation);
	const queues = decks.map(({ cards }) => cards.map((card) => card.id));
	const ends = await writeHistory(db, takingTurns(queues), now);
	for (const installation of decks) {
		const rows = await cardsOfDeck(scratch, installation.deck.id);
		await db.cards.bulkAdd(rows.map((row) => ended(row, ends.get(row.id))));
		await installDeck(db, installation);
	}
}

/** The `n`th deck as it is installed. */
export function installationOf(
	model: Deck,
	n: number,
	{ copies }: Pick<Size, 'copies'>,
	moment: Moment
): Installation {
	const id = deckId(`bench-${String(n).padStart(2, '0')}`);
	const deck = largerDeck(model, id, `Deck ${n}`, copies);
	return { deck, cards: [...openDeck(deck).cards.values()], hash: 'bench', moment };
}

const ended = (row: CardRow, end: End | undefined): CardRow =>
	end ? placed({ ...row, ...end }) : row;

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
