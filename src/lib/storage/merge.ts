import type { Mock, MockPaper } from '$lib/domain/mock';
import { inKeyOrder, keyOf, PARTS, type Collection, type Part } from './backup/collection';
import type { KeptCard } from './backup/kept';
import { canonical } from './canonical';
import type { DraftRow } from './draft-rows';
import { withoutStray } from './merge-drafts';
import type { Aside, DeckRow, LogicalClock, PersonalRow } from './rows';

/**
 * Two collections as one (SPEC M1-M3). Of every row, or field of a row with clocks of its own, the
 * greater of both in one total order is kept; so the result is the same in whatever order, and
 * however often, collections meet. Decks of both must be of one version: see `aligned`.
 */
export function united(a: Collection, b: Collection): Collection {
	return withoutStray(
		Object.fromEntries(
			PARTS.map((part) => [part, uniteRows(part, a[part], b[part])])
		) as unknown as Collection
	);
}

type Row = object;

function uniteRows(part: Part, a: readonly Row[], b: readonly Row[]): Row[] {
	const rows = new Map(a.map((row) => [keyOf(part, row), row]));
	for (const row of b) {
		const other = rows.get(keyOf(part, row));
		rows.set(keyOf(part, row), other ? JOINS[part](other, row) : row);
	}
	return [...rows.values()].sort(inKeyOrder(part));
}

/** Sorts as its place in the order of preference does; of two rows the greater one is kept. */
type Rank = readonly (number | string)[];

const greater = (a: Rank, b: Rank): boolean => {
	for (const [i, left] of a.entries()) {
		const right = b[i];
		if (right !== undefined && left !== right) return left > right;
	}
	return false;
};

/** The one of higher rank; equal ranks are told apart by their text, so that order never matters. */
const byRank =
	<T extends Row>(rankOf: (row: T) => Rank) =>
	(a: Row, b: Row): Row => {
		// Most rows that meet are the same one; this is quicker than ranks.
		if (JSON.stringify(a) === JSON.stringify(b)) return a;
		const rank = (row: Row): Rank => [...rankOf(row as T), canonical(row)];
		return greater(rank(b), rank(a)) ? b : a;
	};

const clockOf = ({ clock: [counter, device] }: { readonly clock: LogicalClock }): Rank => [
	counter,
	device
];

/** A version as text whose order is that of versions. */
const versionRank = (version: string): string =>
	version
		.split('.')
		.map((part) => part.padStart(10, '0'))
		.join('.');

const JOINS: Record<Part, (a: Row, b: Row) => Row> = {
	// One id, one content: they only differ where two devices took one for their own.
	log: byRank(() => []),
	policies: byRank(() => []),
	settings: byRank(clockOf),
	decks: byRank<DeckRow>((deck) => [...deckRank(deck), -deck.installedAt]),
	contents: byRank<{ readonly version: string }>(({ version }) => [versionRank(version)]),
	cards: (a, b) => unitedCard(a as KeptCard, b as KeptCard),
	personal: (a, b) => unitedFields(a as PersonalRow, b as PersonalRow),
	updates: byRank<{ readonly to: string; readonly at: number; readonly unread: boolean }>(
		({ to, at, unread }) => [versionRank(to), at, unread ? 0 : 1]
	),
	exams: byRank<{ readonly exam: { readonly clock: LogicalClock } }>(({ exam }) => clockOf(exam)),
	// A mock's log only grows, until it is deleted and its questions with it.
	mocks: byRank<Mock>(({ deleted, log }) => [deleted ? 1 : 0, log.length]),
	papers: byRank<MockPaper>(({ questions }) => [questions.length === 0 ? 1 : 0]),
	drafts: byRank<DraftRow>(({ draft }) => clockOf(draft)),
	// Written once, never changed.
	steps: byRank(() => []),
	editions: byRank(() => [])
};

/** Each field by its own clock. */
function unitedFields(a: PersonalRow, b: PersonalRow): PersonalRow {
	const fields: Record<string, unknown> = { ...a };
	for (const [name, theirs] of Object.entries(b))
		fields[name] = name in fields ? byField(fields[name] as Row, theirs as Row) : theirs;
	return fields as unknown as PersonalRow;
}

const byField = byRank((field) =>
	typeof field === 'object' && 'clock' in field ? clockOf(field as never) : []
);

/** Where a card lies and what it is kept apart from is its deck's; whether it is aside is the learner's. */
function unitedCard(a: KeptCard, b: KeptCard): KeptCard {
	const { aside, asideClock } = byRank<KeptCard>(asideRank)(a, b) as KeptCard;
	const placed = byRank(() => [])(placing(a), placing(b)) as KeptCard;
	return { ...placed, aside, ...(asideClock && { asideClock }) };
}

function placing(card: KeptCard): Row {
	const { aside: _a, asideClock: _c, ...rest } = card;
	return rest;
}

/** What was done by hand later, then being aside before being in the queue, then the later date. */
function asideRank({ aside, asideClock }: KeptCard): Rank {
	const [counter, device] = asideClock ?? [0, ''];
	return [counter, device, PREFERENCE[aside?.reason ?? 'none'], aside?.at ?? 0, canonical(aside)];
}

const PREFERENCE: Record<Aside['reason'] | 'none', number> = {
	none: 0,
	leech: 1,
	person: 2,
	retired: 3
};

const deckRank = ({ version, hash }: DeckRow): Rank => [versionRank(version), hash];

/** Whether deck `a` is the newer of two: by version, then by hash. */
export const isNewerDeck = (a: DeckRow, b: DeckRow): boolean => greater(deckRank(a), deckRank(b));
