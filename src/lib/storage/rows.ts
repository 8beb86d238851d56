import type { StudyDay } from '$lib/domain/day';
import type { DeckChange } from '$lib/domain/deck-changes';
import type {
	Exam,
	ExamId,
	Forecast,
	PlannedDay,
	PlannedLook,
	Unplanned,
	WaysOut
} from '$lib/domain/exam';
import type { CardId, DeckId, DeviceId, ListId, ReviewId } from '$lib/domain/ids';
import type { Confidence } from '$lib/domain/grade';
import type { Memory } from '$lib/domain/memory';
import type { Answer, Form } from '$lib/domain/question';
import type { Reset } from '$lib/domain/review';

/** Counts the changes of one field; the higher counter wins a merge, the device id breaks a tie. */
export type LogicalClock = readonly [counter: number, device: DeviceId];

export interface DeviceRow {
	readonly key: 'device';
	readonly id: DeviceId;
	/** The counter of the next log row. */
	readonly next: number;
}

/** Code below this number must not write (SPEC D4). */
export interface MinWriterRow {
	readonly key: 'minWriter';
	readonly value: number;
}

/** The last backup that left this browser. */
export interface BackupRow {
	readonly key: 'backup';
	/** Epoch ms. */
	readonly at: number;
	/** The device's counter then: what it has counted since is in no backup. */
	readonly next: number;
}

/** Where backups are written every day; the browser asks again before it lets us. */
export interface FolderRow {
	readonly key: 'folder';
	readonly handle: FileSystemDirectoryHandle;
}

/** Room kept free, to be given up when the disk is full (SPEC D11). */
interface ReserveRow {
	readonly key: 'reserve';
	readonly bytes: Blob;
}

/** Of this browser alone: no backup carries it. */
export type MetaRow = DeviceRow | MinWriterRow | BackupRow | FolderRow | ReserveRow;

export interface SettingRow {
	readonly key: string;
	readonly value: unknown;
	readonly clock: LogicalClock;
}

/** What the list of decks shows; the deck itself lies in `contents`. */
export interface DeckRow {
	readonly id: DeckId;
	readonly title: string;
	readonly version: string;
	readonly hash: string;
	/** Epoch ms of this version's installation. */
	readonly installedAt: number;
	readonly cards: number;
	/** The name of the file, or the address, that it came from; missing = the app itself, or the studio. */
	readonly from?: string;
	/** Epoch ms; the learner took it out. Its cards are set aside and come back with it. */
	readonly removed?: number;
}

/** What the last update of a deck changed; one per deck. */
export interface UpdateRow {
	readonly deck: DeckId;
	/** Versions. */
	readonly from: string;
	readonly to: string;
	/** Epoch ms. */
	readonly at: number;
	readonly changes: readonly DeckChange[];
	/** Cards whose progress began anew. */
	readonly relearnt: readonly CardId[];
	/** The learner has not seen the list yet. */
	readonly unread: boolean;
}

export type Queue = 'new' | 'learning' | 'review' | 'aside';

interface SetAside {
	readonly reason: 'person' | 'leech';
	/** Epoch ms. */
	readonly at: number;
}

/** Why a card is not asked. A retired card (gone from its deck) remembers why it was aside before. */
export type Aside = SetAside | Retired;

interface Retired {
	readonly reason: 'retired';
	/** Epoch ms. */
	readonly at: number;
	readonly before: SetAside | null;
	/** The deck's reason, as a sentence. */
	readonly why: string;
	/** What the card taught, as a sentence: its deck no longer says it. Null where that is not known. */
	readonly taught: string | null;
}

/** The reset a card's memory begins after; no later answer is put before it. */
interface ResetMark {
	/** The log row, which says what was taught before. */
	readonly id: ReviewId;
	/** Epoch ms. */
	readonly lastAt: number;
	readonly lastDay: StudyDay;
}

export const resetMark = ({ id, at, day }: Reset): ResetMark => ({
	id,
	lastAt: at,
	lastDay: day
});

/** One per card of an installed deck. `queue` and `due` follow from the rest: see `placed`. */
export interface CardRow {
	readonly id: CardId;
	readonly deck: DeckId;
	readonly queue: Queue;
	/** new: position; learning: epoch ms; review: study day; aside: epoch ms since when. */
	readonly due: number;
	/** Place in the deck's teaching order. */
	readonly position: number;
	/** Copied from the deck's card, so that a queue is spaced without reading the deck. */
	readonly group: ListId | null;
	readonly confusable: readonly CardId[];
	readonly memory: Memory | null;
	/** The last review that counts (neither undone nor before a reset); null for a new card. */
	readonly lastReview: ReviewId | null;
	/** Missing where the card was never reset. */
	readonly reset?: ResetMark;
	readonly aside: Aside | null;
	/** Counts what the learner did by hand to `aside`, for merges; missing = nothing. */
	readonly asideClock?: LogicalClock;
}

/**
 * Sealed log rows of one device. `text` is their canonical JSON, so that the hash covers the very
 * characters stored and a card can be looked for without parsing.
 */
export interface PackRow {
	/** The id of its first row: `<device>:<counter>`. */
	readonly id: ReviewId;
	readonly count: number;
	/** SHA-256 of `text`, hex. */
	readonly hash: string;
	readonly text: string;
}

export interface DayCounts {
	readonly answers: number;
	readonly again: number;
	/** Cards met for the first time. */
	readonly newCards: number;
	/** Cards met on an earlier day: their first answer of this day. */
	readonly reviews: number;
	readonly tookMs: number;
}

export interface DayRow extends DayCounts {
	readonly day: StudyDay;
	readonly deck: DeckId;
}

interface Clocked<T> {
	readonly value: T;
	readonly clock: LogicalClock;
}

export interface PersonalRow {
	readonly card: CardId;
	readonly marked?: Clocked<boolean>;
	readonly note?: Clocked<string>;
}

/** The question on the screen: with the deck, enough to build it again. */
export interface Shown {
	readonly card: CardId;
	readonly form: Form;
	readonly seed: number;
	/** Epoch ms. */
	readonly shownAt: number;
	/** null until answered; kept after an undo, so that the answer stands there again. */
	readonly answer: Answer | null;
	readonly confidence: Confidence | null;
}

export interface SessionRow {
	readonly id: 'current';
	/** Epoch ms. */
	readonly startedAt: number;
	/** null = all decks. */
	readonly deck: DeckId | null;
	readonly shown: Shown | null;
	/** These cards and no others; missing = what the day has. */
	readonly chosen?: readonly CardId[];
}

export interface ExamRow {
	readonly id: ExamId;
	/** null = deleted: kept, so that another device learns of it. */
	readonly exam: Clocked<Exam | null>;
}

/** What the plan of the day is expected to bring. */
export interface OutlookRow {
	readonly forecasts: readonly Forecast[];
	readonly days: readonly PlannedDay[];
	/** Mean recall that no way of studying can be expected to pass; null = nothing is planned. */
	readonly bound: number | null;
	readonly waysOut: WaysOut | null;
}

/** The plan of the day, derived from exams, memories and habits: kept so that Study starts at once. */
export interface PlanRow {
	readonly id: 'current';
	readonly day: StudyDay;
	/** What it was computed from, as text: with anything else it is out of date. */
	readonly basis: string;
	/** Today's cards, best first, no more than fit into today's minutes. */
	readonly looks: readonly PlannedLook[];
	/** Exams that nothing is planned for, and why. */
	readonly unplanned: readonly (readonly [ExamId, Unplanned])[];
	/** Prices of a second by day, counted from `day`: where tomorrow's begin. Null = nothing is planned. */
	readonly prices: { readonly days: readonly number[]; readonly values: readonly number[] } | null;
	/** Null until it is known: the order comes first. */
	readonly outlook: OutlookRow | null;
}

/** What taking back one answer needs. */
export interface UndoRow {
	readonly review: ReviewId;
	readonly day: StudyDay;
	readonly shown: Shown;
	readonly before: Pick<CardRow, 'memory' | 'lastReview' | 'aside'>;
	/** What the answer itself set aside (a leech). */
	readonly setAside: Aside | null;
	/** What the answer added to its day. */
	readonly counts: DayCounts;
}

/** The row with `queue` and `due` as its memory, position and aside demand. */
export function placed(row: CardRow): CardRow {
	if (row.aside !== null) return { ...row, queue: 'aside', due: row.aside.at };
	if (row.memory === null) return { ...row, queue: 'new', due: row.position };
	const { due } = row.memory;
	return 'at' in due
		? { ...row, queue: 'learning', due: due.at }
		: { ...row, queue: 'review', due: due.on };
}

/** Whether the card is no longer in its deck. */
export const isRetired = (row: CardRow): boolean => row.aside?.reason === 'retired';
