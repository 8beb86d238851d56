import type { CardId } from '$lib/domain/ids';
import { writeStep, type Db } from './db';
import { later } from './settings';
import type { PersonalRow } from './rows';

/** What a learner added to a card. */
export interface Personal {
	readonly marked: boolean;
	/** Empty = none. */
	readonly note: string;
}

/** The learner's own mark and note on one card. */
export async function readPersonal(db: Db, card: CardId): Promise<Personal> {
	return personalOf(await db.personal.get(card));
}

/** Every card with a mark or a note. */
export async function readAllPersonal(db: Db): Promise<Map<CardId, Personal>> {
	const rows = (await db.personal.toArray()).map((row) => [row.card, personalOf(row)] as const);
	return new Map(rows.filter(([, { marked, note }]) => marked || note !== ''));
}

/** Every card that is marked, in the order of their ids. */
export async function markedCards(db: Db): Promise<CardId[]> {
	return [...(await readAllPersonal(db))].flatMap(([id, { marked }]) => (marked ? id : []));
}

/** Sets the mark, the note or both; each has its own logical clock, so that merges go field by field. */
export function writePersonal(db: Db, card: CardId, change: Partial<Personal>): Promise<void> {
	return writeStep(db, [db.personal], async ({ id }) => {
		const before: PersonalRow = (await db.personal.get(card)) ?? { card };
		const { marked, note } = change;
		await db.personal.put({
			...before,
			...(marked !== undefined && { marked: { value: marked, clock: later(before.marked, id) } }),
			...(note !== undefined && { note: { value: note, clock: later(before.note, id) } })
		});
	});
}

const personalOf = (row: PersonalRow | undefined): Personal => ({
	marked: row?.marked?.value ?? false,
	note: row?.note?.value ?? ''
});
