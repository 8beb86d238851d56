import type { Deck } from '$lib/domain/deck';
import { reviewId, type CardId, type DeckId } from '$lib/domain/ids';
import { canonical } from './canonical';
import { write, type Db } from './db';
import { planInstallation, type Installation, type Plan } from './installation';
import { idsOf } from './log';
import type { CardRow, DeckRow } from './rows';
import { noteUpdate } from './updates';

/** What an installation did to the cards, in numbers. */
export interface Installed {
	readonly added: number;
	readonly kept: number;
	readonly retired: number;
	readonly returned: number;
	/** Of those kept: under another id, and with their progress begun anew. */
	readonly renamed: number;
	readonly relearnt: number;
}

/**
 * Puts a deck or its new version in place, all or nothing. Progress stays with the card's id; a card
 * whose answer has changed begins anew; cards no longer in the deck are set aside as retired, and come
 * back with a version that has them again (SPEC K1-K3, K6-K9). Null where this very version is
 * installed already.
 */
export function installDeck(db: Db, installation: Installation): Promise<Installed | null> {
	const { deck, hash, moment } = installation;
	const asked = [db.cards, db.personal, db.session, db.undo];
	return write(db, [db.decks, db.contents, db.tail, db.updates, ...asked], async (device) => {
		const row = await db.decks.get(deck.id);
		const removed = row?.removed !== undefined;
		if (row?.hash === hash && !removed) return null;
		const before = (await db.contents.get(deck.id)) ?? null;
		const rows = await cardsOfDeck(db, deck.id);
		const ids = idsOf(device);
		const plan = planInstallation(installation, before, rows, ids.take);
		await storeRows(db, rows, plan);
		await db.tail.bulkAdd(plan.log);
		await ids.store(db);
		await movePersonal(db, plan);
		await leaveQuestions(db, plan);
		// What comes back is no update.
		if (before && !removed) await noteUpdate(db, before, deck, plan, moment.clock);
		await db.contents.put(deck);
		await db.decks.put(summaryOf(installation, row));
		return countsOf(installation, plan);
	});
}

function countsOf({ cards }: Installation, plan: Plan): Installed {
	return {
		added: plan.added,
		kept: cards.length - plan.added,
		retired: plan.retired.length,
		returned: plan.returned,
		renamed: plan.renamed.size,
		relearnt: plan.relearnt.length
	};
}

/** What an installation would do. */
export interface Preview extends Pick<Plan, 'changes' | 'relearnt'> {
	readonly counts: Installed;
}

/** What another installation would do to the cards here; nothing is written. */
export async function previewInstallation(db: Db, installation: Installation): Promise<Preview> {
	const { deck } = installation;
	const before = (await db.contents.get(deck.id)) ?? null;
	const plan = planInstallation(installation, before, await cardsOfDeck(db, deck.id), () =>
		reviewId('preview:0000000000')
	);
	return { counts: countsOf(installation, plan), changes: plan.changes, relearnt: plan.relearnt };
}

const summaryOf = (
	{ deck, cards, hash, moment, from }: Installation,
	before: DeckRow | undefined
): DeckRow => {
	const origin = from ?? before?.from;
	return {
		id: deck.id,
		title: deck.title,
		version: deck.version,
		hash,
		installedAt: moment.clock,
		cards: cards.length,
		...(origin !== undefined && { from: origin })
	};
};

async function storeRows(db: Db, before: readonly CardRow[], plan: Plan): Promise<void> {
	const old = new Map(before.map((row) => [row.id, canonical(row)]));
	await db.cards.bulkDelete([...plan.renamed.values()]);
	await db.cards.bulkPut(plan.rows.filter((row) => canonical(row) !== old.get(row.id)));
}

/** A mark and a note go where their card goes. */
async function movePersonal(db: Db, { renamed }: Plan): Promise<void> {
	for (const [card, from] of renamed) {
		const row = await db.personal.get(from);
		if (!row) continue;
		if (!(await db.personal.get(card))) await db.personal.put({ ...row, card });
		await db.personal.delete(from);
	}
}

/**
 * The question on the screen and the answers that could be undone, where their words are no longer
 * those of the deck: they cannot be shown again as they were.
 */
async function leaveQuestions(
	db: Db,
	{ changes, retired, renamed, relearnt }: Plan
): Promise<void> {
	const touched = new Set<CardId>([
		...changes.flatMap(({ card, from }) => (from ? [card, from] : [card])),
		...[...retired, ...relearnt, ...renamed.values()]
	]);
	const session = await db.session.get('current');
	if (session?.shown && touched.has(session.shown.card))
		await db.session.put({ ...session, shown: null });
	const entries = await db.undo.toArray();
	const gone = entries.filter(({ shown }) => touched.has(shown.card));
	await db.undo.bulkDelete(gone.map(({ review }) => review));
}

/** The installed decks, without their contents. */
export const deckList = async (db: Db): Promise<DeckRow[]> =>
	(await db.decks.toArray()).filter(({ removed }) => removed === undefined);

/** The row of a deck, also of one that was removed; null where it was never here. */
export const deckRow = async (db: Db, id: DeckId): Promise<DeckRow | null> =>
	(await db.decks.get(id)) ?? null;

/** Tells one installed version of a deck from the next; null where it is not installed. */
export async function installedHash(db: Db, id: DeckId): Promise<string | null> {
	const row = await db.decks.get(id);
	return row && row.removed === undefined ? row.hash : null;
}

/** A deck with all its facts; null where it is not installed. */
export async function readDeck(db: Db, id: DeckId): Promise<Deck | null> {
	return (await db.contents.get(id)) ?? null;
}

/** Every card row of a deck, set-aside and retired ones too. */
export const cardsOfDeck = (db: Db, deck: DeckId): Promise<CardRow[]> =>
	db.cards.where('deck').equals(deck).toArray();
