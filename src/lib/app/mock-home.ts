import type { Deck } from '$lib/domain/deck';
import type { Exam, ExamId } from '$lib/domain/exam';
import type { CardId, DeckId } from '$lib/domain/ids';
import { mockId, type Mock, type MockId, type MockPlan } from '$lib/domain/mock';
import { answersGiven } from '$lib/domain/mock-answers';
import { stateOf } from '$lib/domain/mock-state';
import { readCard } from '$lib/storage/cards';
import type { Db } from '$lib/storage/db';
import { deckList } from '$lib/storage/decks';
import { readExams } from '$lib/storage/exams';
import { Live } from '$lib/storage/live.svelte';
import { readMock, readMockAlone, readMocks, startMock } from '$lib/storage/mocks';
import type { CardRow, DeckRow } from '$lib/storage/rows';
import type { Moment } from '$lib/domain/day';
import { freshSeed } from './clock';
import { again, drawn, type Ready } from './mock-draw';
import { readPool, type Pool } from './mock-pool';
import { reportOf } from './mock-report';
import { titleOf, type OpenDecks } from './open-decks';

export { deleteMock } from '$lib/storage/mocks';

/** Follows a mock as steps are taken, in this tab or another; null where there is none. */
export const liveMock = (db: Db, id: MockId): Live<Mock | null> =>
	new Live(() => readMockAlone(db, id));

/** A mock as a list shows it. */
export interface ListedMock {
	readonly mock: Mock;
	readonly over: boolean;
	readonly answered: number;
}

export interface MockHome {
	/** The latest first. */
	readonly mocks: readonly ListedMock[];
	readonly decks: readonly DeckRow[];
	readonly exams: readonly Exam[];
}

/** What there is to sit, and what was sat before. */
export const liveMockHome = (db: Db): Live<MockHome> =>
	new Live(async () => {
		const [mocks, decks, exams] = await Promise.all([readMocks(db), deckList(db), readExams(db)]);
		return { mocks: mocks.map(listed).sort(byBeginning), decks, exams };
	});

function listed(mock: Mock): ListedMock {
	const state = stateOf(mock);
	return {
		mock,
		over: state.step === 'submitted',
		answered: state.items.filter(({ answer }) => answer !== null).length
	};
}

const beganAt = ({ mock }: ListedMock): number => mock.log[0]?.at.clock ?? 0;
const byBeginning = (a: ListedMock, b: ListedMock): number => beganAt(b) - beganAt(a);

/** What a candidate asks for. */
export interface MockWish extends Omit<MockPlan, 'seed'> {
	readonly exam: ExamId | null;
	readonly title: string;
}

/** Draws a mock and stores it; its id is where it can be sat. */
export async function begin(
	db: Db,
	pool: Pool,
	{ exam, title, ...plan }: MockWish,
	at: Moment
): Promise<MockId> {
	const occasion = { id: crypto.randomUUID(), exam, title, tab: '', at };
	return store(db, drawn(pool, { ...plan, seed: freshSeed() }, occasion));
}

/** The same cards once more, asked anew; null where none of them is left. */
export async function retake(
	db: Db,
	decks: OpenDecks,
	mock: Mock,
	at: Moment
): Promise<MockId | null> {
	const pool = await readPool(db, decks, mock.plan.decks, at.day);
	const { exam, title } = mock;
	const occasion = { id: crypto.randomUUID(), exam, title, tab: '', at };
	const ready = again(pool, mock, freshSeed(), occasion);
	return ready.mock.items.length === 0 ? null : store(db, ready);
}

async function store(db: Db, { mock, paper }: Ready): Promise<MockId> {
	await startMock(db, mock, paper);
	return mockId(mock.id);
}

/** The decks named by their titles. */
export const titleOfDecks = (decks: readonly DeckRow[], ids: readonly DeckId[]): string =>
	decks
		.filter(({ id }) => ids.includes(id))
		.map(({ title }) => title)
		.join(', ');

/** These decks as they are installed now; those that are not are left out. */
export async function openedDecks(
	decks: OpenDecks,
	ids: readonly DeckId[]
): Promise<ReadonlyMap<DeckId, Deck>> {
	const opened = await Promise.all(ids.map((id) => decks.get(id)));
	return new Map(opened.flatMap((open) => (open ? [[open.deck.id, open.deck] as const] : [])));
}

/** What the cards teach that an answer in this mock has set aside as forgotten too often, while they are. */
export async function leechesOf(db: Db, decks: OpenDecks, mock: Mock): Promise<readonly string[]> {
	const given = answersGiven(mock);
	const rows = await Promise.all(mock.items.map(({ card }) => readCard(db, card)));
	const aside = rows.filter((row, i): row is CardRow => {
		const at = given[i]?.[0]?.at.clock;
		return row?.aside?.reason === 'leech' && row.aside.at === at;
	});
	return Promise.all(
		aside.map(async ({ id, deck }) => {
			const open = await decks.get(deck);
			const card = open?.cards.get(id);
			return open && card ? titleOf(open, card) : id;
		})
	);
}

/** The cards whose questions were not answered right in the end, in the order of the report. */
export async function missedIn(db: Db, id: MockId): Promise<CardId[]> {
	const found = await readMock(db, id);
	if (!found) return [];
	const { rows } = reportOf(found.mock, found.paper);
	return rows.filter(({ correct }) => !correct).map(({ item }) => item.card);
}
