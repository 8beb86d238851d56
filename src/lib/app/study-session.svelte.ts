import type { Moment } from '$lib/domain/day';
import type { Exam } from '$lib/domain/exam';
import type { Confidence, Grade } from '$lib/domain/grade';
import type { CardId, DeckId } from '$lib/domain/ids';
import type { Answer } from '$lib/domain/question';
import { readCard, setAside, takeBack } from '$lib/storage/cards';
import type { Db } from '$lib/storage/db';
import { readExams } from '$lib/storage/exams';
import {
	recordReview,
	undoLast,
	type Answered as AnsweredRow,
	type Recorded
} from '$lib/storage/reviews';
import type { CardRow, SessionRow, Shown } from '$lib/storage/rows';
import {
	readSession,
	sessionReviews,
	showQuestion,
	startSession,
	undoable
} from '$lib/storage/session';
import { answered, reviewOf, type Answered, type Asking, type OnScreen } from './asking';
import { changeNoteOf, type Changed } from './change-note';
import { capOf } from './exam-cap';
import { Ahead, isCurrent, makeQuestion, newQuestion, type Wanted } from './next-question';
import type { OpenDecks } from './open-decks';
import type { Ended } from './session-end';
import { SessionQueue, type Left } from './session-queue';
import { troubleFrom, type Trouble } from './trouble';

/** A line above the question: something happened that the learner should know. */
export interface Remark {
	readonly text: string;
	readonly undo?: () => Promise<void>;
}

export type View = { readonly step: 'loading' } | Changed | Asking | Answered | Ended;

/** The study session: which question is on the screen, and the one way an answer becomes a review. */
export class StudySession {
	readonly #db: Db;
	readonly #decks: OpenDecks;
	readonly #deck: DeckId | null;
	readonly #chosen: readonly CardId[] | null;
	readonly #now: () => Moment;
	readonly #planReady: () => Promise<void>;

	#view = $state.raw<View>({ step: 'loading' });
	#left = $state.raw<Left>(NOTHING_LEFT);
	#done = $state(0);
	#busy = $state(false);
	#trouble = $state.raw<Trouble | null>(null);
	#remark = $state.raw<Remark | null>(null);

	readonly #queue = new SessionQueue();
	#screen: OnScreen | null = null;
	readonly #ahead = new Ahead();
	/** Cards whose change has been read. */
	#told: readonly CardId[] = [];
	#exams: readonly Exam[] = [];

	/**
	 * `planReady` resolves when today's plan for exams is there, or is not to be waited for. `chosen`:
	 * these cards and no others, due or not; null = what the day has.
	 */
	constructor(
		db: Db,
		decks: OpenDecks,
		deck: DeckId | null,
		now: () => Moment,
		planReady: () => Promise<void>,
		chosen: readonly CardId[] | null = null
	) {
		this.#db = db;
		this.#decks = decks;
		this.#deck = deck;
		this.#now = now;
		this.#planReady = planReady;
		this.#chosen = chosen;
	}

	get view(): View {
		return this.#view;
	}
	get left(): Left {
		return this.#left;
	}
	/** Answers of this session that can be undone. */
	get done(): number {
		return this.#done;
	}
	/** A write is under way; a second press does nothing. */
	get busy(): boolean {
		return this.#busy;
	}
	get trouble(): Trouble | null {
		return this.#trouble;
	}
	get remark(): Remark | null {
		return this.#remark;
	}

	/** Goes on with the session a reload has left, or begins one. */
	start(): Promise<void> {
		return this.#guarded(async () => {
			const session = await readSession(this.#db);
			const resumed = this.#isThis(session) && !(await this.#ofAnEarlierDay());
			if (!resumed) await startSession(this.#db, this.#now().clock, this.#deck, this.#chosen);
			this.#done = await undoable(this.#db);
			await this.#planReady();
			await this.#loadQueue();
			const shown = resumed ? session.shown : null;
			if (!shown || !(await this.#showAgain(shown))) await this.#showNext();
		});
	}

	#isThis(session: SessionRow | null): session is SessionRow {
		const same = (session?.chosen ?? []).join(' ') === (this.#chosen ?? []).join(' ');
		return session?.deck === this.#deck && same;
	}

	/** A session goes no further than its study day: what it sums up and takes back is today's. */
	async #ofAnEarlierDay(): Promise<boolean> {
		const last = (await sessionReviews(this.#db)).at(-1);
		return last !== undefined && last.day < this.#now().day;
	}

	/** What changed of the card has been read: now its question. */
	proceed(): Promise<void> {
		const screen = this.#screen;
		if (this.#view.step !== 'changed' || this.#busy || !screen) return Promise.resolve();
		return this.#guarded(async () => {
			// Reading is no part of the time that an answer takes.
			const shown = { ...screen.shown, shownAt: this.#now().clock };
			await showQuestion(this.#db, shown);
			this.#told = [...this.#told, shown.card];
			this.#screen = { ...screen, shown };
			this.#view = { step: 'asking', card: shown.card, question: screen.question };
		});
	}

	/** Marks an answer; the four futures are decided here, once. */
	submit(answer: Answer, confidence: Confidence | null = null): Promise<void> {
		const screen = this.#screen;
		if (this.#view.step !== 'asking' || this.#busy || !screen) return Promise.resolve();
		const at = this.#now();
		return this.#guarded(async () => {
			const shown = { ...screen.shown, answer, confidence };
			await showQuestion(this.#db, shown);
			this.#reveal({ ...screen, shown }, answer, at);
		});
	}

	/** Stores the answer with this grade, then shows the next question. */
	grade(grade: Grade): Promise<void> {
		const view = this.#view;
		const screen = this.#screen;
		if (view.step !== 'answered' || this.#busy || !screen) return Promise.resolve();
		return this.#guarded(async () => {
			this.#remark = null;
			const answer = reviewOf(screen, view, grade);
			const next = await this.#following(screen, answer);
			const recorded = await recordReview(this.#db, answer, next);
			this.#settle(screen, recorded);
			if (next && recorded.kind === 'stored' && recorded.shows) await this.#put(next);
			else await this.#showNext();
		});
	}

	/** Takes the last answer back: its question stands there again with the answer shown. */
	undo(): Promise<void> {
		if (this.#busy) return Promise.resolve();
		return this.#guarded(async () => {
			const undone = await undoLast(this.#db, this.#now());
			this.#done = await undoable(this.#db);
			if (!undone) this.#remark = { text: 'Nothing is left to undo in this session.' };
			else if (undone.kind === 'superseded')
				this.#remark = {
					text: 'That card was answered again in another tab, so its answer stays. Undo again to go one further back.'
				};
			else {
				await this.#loadQueue();
				this.#remark = { text: 'Taken back. Grade it again.' };
				if (!(await this.#showAgain(undone.shown))) await this.#showNext();
			}
		});
	}

	/** Sets the card on the screen aside until it is taken back. */
	suspend(): Promise<void> {
		const card = this.#screen?.row.id;
		if (!card || this.#busy) return Promise.resolve();
		return this.#guarded(async () => {
			await setAside(this.#db, card, this.#now().clock);
			this.#queue.drop(card);
			await this.#showNext();
			this.#remark = {
				text: 'Card suspended. It waits under Decks.',
				undo: () => this.#bringBack(card)
			};
		});
	}

	/** Hides the message; what stands on the screen can be tried again. */
	dismiss(): void {
		this.#trouble = null;
		this.#remark = null;
	}

	#bringBack(card: CardId): Promise<void> {
		return this.#guarded(async () => {
			await takeBack(this.#db, card);
			await this.#loadQueue();
			this.#remark = { text: 'Card taken back.' };
			if (this.#view.step === 'ended') await this.#showNext();
		});
	}

	/** The question to be stored along with an answer: the one made ahead, if its card comes next. */
	async #following(screen: OnScreen, answer: AnsweredRow): Promise<OnScreen | null> {
		const { clock } = this.#now();
		const memory = answer.setAside ? null : answer.memory;
		const next = this.#queue.nextOnceAnswered(screen.row, memory, clock);
		const ahead = next && (await this.#ahead.take(next.id));
		return ahead && shownAt(ahead, clock);
	}

	/** What became of an answer: the queue moves on, and anything unusual is said. */
	#settle({ row }: OnScreen, recorded: Recorded): void {
		if (recorded.kind !== 'stored') {
			this.#queue.drop(row.id);
			this.#remark = { text: NOT_STORED[recorded.kind] };
			return;
		}
		const { memory, aside } = recorded.card;
		this.#done++;
		const planned = this.#queue.planned;
		this.#queue.answered(row, aside ? null : memory);
		const { reviews, fresh } = this.#queue.left;
		if (planned > 0 && this.#queue.planned === 0 && reviews + fresh > 0)
			this.#remark = {
				text: 'Your exam’s cards for today are done. What follows is ordinary study.'
			};
		if (aside?.reason === 'leech')
			this.#remark = {
				text: `Forgotten ${memory?.lapses ?? 8} times, so this card is set aside. Under Decks it stands beside the facts it is confused with.`,
				undo: () => this.#bringBack(row.id)
			};
	}

	async #loadQueue(): Promise<void> {
		this.#exams = await readExams(this.#db);
		await this.#queue.load(this.#db, this.#deck, this.#now(), this.#chosen);
		this.#left = this.#queue.left;
	}

	/** The next card that still is what the queue holds it for; another tab may have been faster. */
	async #showNext(): Promise<void> {
		for (;;) {
			const now = this.#now();
			const next = this.#queue.next(now.clock);
			if (!next) return this.#end();
			const row = await readCard(this.#db, next.id);
			const current = row !== null && !row.aside && row.memory?.lastAt === next.memory?.lastAt;
			if (current && (await this.#show(await this.#made(row, now.clock)))) return;
			this.#queue.drop(next.id);
		}
	}

	/** The question made ahead, or else one made now. */
	async #made(row: CardRow, clock: number): Promise<OnScreen | null> {
		const ahead = await this.#ahead.take(row.id);
		if (ahead && isCurrent(ahead, row)) return shownAt(ahead, clock);
		return this.#make(newQuestion(row.id, clock));
	}

	#make(wanted: Wanted): Promise<OnScreen | null> {
		return makeQuestion(this.#db, this.#decks, wanted, this.#queue.asked.get(wanted.card));
	}

	/** A question of an earlier moment exactly as it stood. */
	async #showAgain(shown: Shown): Promise<boolean> {
		return this.#show(await this.#make(shown));
	}

	/** Puts a question on the screen; false where there is none. */
	async #show(screen: OnScreen | null): Promise<boolean> {
		if (!screen) return false;
		// Stored first, so that a reload at any moment shows this very question.
		await showQuestion(this.#db, screen.shown);
		await this.#put(screen);
		return true;
	}

	/** Shows what is stored as shown. */
	async #put(screen: OnScreen): Promise<void> {
		const { row, open, question, shown } = screen;
		this.#screen = screen;
		this.#queue.asked.set(row.id, shown);
		const note = this.#told.includes(row.id) ? null : await changeNoteOf(this.#db, open, row);
		if (shown.answer) this.#reveal(screen, shown.answer, this.#now());
		else if (note) this.#view = { step: 'changed', card: row.id, note };
		else this.#view = { step: 'asking', card: row.id, question };
		this.#left = this.#queue.left;
		this.#lookAhead(row);
	}

	/** Makes the next question while the learner looks at this one. */
	#lookAhead(row: CardRow): void {
		const { clock } = this.#now();
		const next = this.#queue.nextAfter(row, clock);
		if (!next) return;
		const wanted = newQuestion(next.id, clock);
		this.#ahead.prepare(next.id, () => this.#make(wanted));
	}

	#reveal(screen: OnScreen, answer: Answer, at: Moment): void {
		this.#screen = screen;
		const { open, row, shown } = screen;
		const card = open.cards.get(row.id);
		const cap = card ? capOf(this.#exams, open, card, at.day) : null;
		this.#view = answered(screen, answer, shown.confidence, at, this.#queue.pace, cap);
	}

	async #end(): Promise<void> {
		const { summarise } = await import('./session-end');
		this.#screen = null;
		this.#left = this.#queue.left;
		this.#view = await summarise(this.#db, this.#decks, this.#deck, this.#now(), {
			held: this.#queue.held,
			stepAt: this.#queue.stepAt
		});
	}

	/** One thing at a time; what fails is told, and nothing on the screen is lost. */
	async #guarded(work: () => Promise<void>): Promise<void> {
		this.#busy = true;
		try {
			this.#trouble = null;
			await work();
		} catch (error) {
			this.#trouble = troubleFrom(error);
		} finally {
			this.#busy = false;
		}
	}
}

const shownAt = (screen: OnScreen, clock: number): OnScreen => ({
	...screen,
	shown: { ...screen.shown, shownAt: clock }
});

const NOTHING_LEFT: Left = { learning: 0, reviews: 0, fresh: 0, minutes: 0 };

const NOT_STORED: Record<Exclude<Recorded['kind'], 'stored'>, string> = {
	superseded:
		'This card was answered in another tab meanwhile. That answer counts; this one was not stored.',
	gone: 'This card is no longer in its deck, so the answer was not stored.'
};
