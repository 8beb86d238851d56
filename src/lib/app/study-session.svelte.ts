import type { Moment } from '$lib/domain/day';
import type { Confidence, Grade } from '$lib/domain/grade';
import type { CardId, DeckId } from '$lib/domain/ids';
import type { Answer } from '$lib/domain/question';
import { setAside, takeBack } from '$lib/storage/cards';
import type { Db } from '$lib/storage/db';
import { recordReview, undoLast, type Recorded } from '$lib/storage/reviews';
import type { SessionRow } from '$lib/storage/rows';
import { readSession, sessionReviews, startSession, undoable } from '$lib/storage/session';
import { reviewOf, type OnScreen } from './asking';
import type { OpenDecks } from './open-decks';
import * as remark from './remark';
import type { Remark } from './remark';
import type { Ended } from './session-end';
import { SessionQueue, type Left } from './session-queue';
import { Stage, type Scene } from './stage';
import { troubleFrom, type Trouble } from './trouble';
import { WatchedCard } from './watched-card';

export type View = { readonly step: 'loading' } | Scene | Ended;

/** The study session: the one way an answer becomes a review, and what the screen shows of it. */
export class StudySession {
	readonly #db: Db;
	readonly #decks: OpenDecks;
	readonly #deck: DeckId | null;
	readonly #chosen: readonly CardId[] | null;
	readonly #now: () => Moment;
	readonly #planReady: () => Promise<void>;
	readonly #queue = new SessionQueue();
	readonly #stage: Stage;
	readonly #watched: WatchedCard;

	#view = $state.raw<View>({ step: 'loading' });
	#left = $state.raw<Left>(NOTHING_LEFT);
	#done = $state(0);
	#busy = $state(false);
	#trouble = $state.raw<Trouble | null>(null);
	#remark = $state.raw<Remark | null>(null);

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
		this.#stage = new Stage(db, decks, this.#queue, now);
		this.#watched = new WatchedCard(db);
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
			await this.#load();
			const shown = resumed ? session.shown : null;
			await this.#show(shown && (await this.#stage.again(shown)));
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
		const { screen } = this.#stage;
		if (this.#view.step !== 'changed' || this.#busy || !screen) return Promise.resolve();
		return this.#guarded(async () => {
			this.#view = await this.#stage.proceed(screen);
		});
	}

	/** Marks an answer. */
	submit(answer: Answer, confidence: Confidence | null = null): Promise<void> {
		const { screen } = this.#stage;
		if (this.#view.step !== 'asking' || this.#busy || !screen) return Promise.resolve();
		const at = this.#now();
		return this.#guarded(async () => {
			this.#view = await this.#stage.submit(screen, answer, confidence, at);
		});
	}

	/** Stores the answer with this grade, then shows the next question. */
	grade(grade: Grade): Promise<void> {
		const view = this.#view;
		const { screen } = this.#stage;
		if (view.step !== 'answered' || this.#busy || !screen) return Promise.resolve();
		return this.#guarded(async () => {
			this.#remark = null;
			const answer = reviewOf(screen, view, grade);
			const next = await this.#stage.following(screen, answer);
			const recorded = await recordReview(this.#db, answer, next);
			this.#settle(screen, recorded);
			const stored = next && recorded.kind === 'stored' && recorded.shows;
			await this.#show(stored ? await this.#stage.put(next) : null);
		});
	}

	/** Takes the last answer back: its question stands there again with the answer shown. */
	undo(): Promise<void> {
		if (this.#busy) return Promise.resolve();
		return this.#guarded(async () => {
			const undone = await undoLast(this.#db, this.#now());
			this.#done = await undoable(this.#db);
			if (!undone) this.#remark = remark.NOTHING_TO_UNDO;
			else if (undone.kind === 'superseded') this.#remark = remark.ANSWERED_ELSEWHERE;
			else {
				await this.#load();
				this.#remark = remark.TAKEN_BACK;
				await this.#show(await this.#stage.again(undone.shown));
			}
		});
	}

	/** Sets the card on the screen aside until it is taken back. */
	suspend(): Promise<void> {
		const card = this.#stage.screen?.row.id;
		if (!card || this.#busy) return Promise.resolve();
		return this.#guarded(async () => {
			await setAside(this.#db, card, this.#now().clock);
			this.#queue.drop(card);
			await this.#show(null);
			this.#remark = remark.suspended(() => this.#bringBack(card));
		});
	}

	/** Ends what goes on beside the screen. */
	leave(): void {
		this.#watched.end();
	}

	/** Hides the message; what stands on the screen can be tried again. */
	dismiss(): void {
		this.#trouble = null;
		this.#remark = null;
	}

	/** Another tab has answered the card on the screen: an answer given here would not be stored. */
	#moveOn(): Promise<void> {
		return this.#guarded(async () => {
			await this.#load();
			await this.#show(null);
			this.#remark = remark.OVERTAKEN;
		});
	}

	#bringBack(card: CardId): Promise<void> {
		return this.#guarded(async () => {
			await takeBack(this.#db, card);
			await this.#load();
			this.#remark = remark.CARD_BACK;
			if (this.#view.step === 'ended') await this.#show(null);
		});
	}

	/** What became of an answer: the queue moves on, and anything unusual is said. */
	#settle({ row }: OnScreen, recorded: Recorded): void {
		if (recorded.kind !== 'stored') {
			this.#queue.drop(row.id);
			this.#remark = remark.NOT_STORED[recorded.kind];
			return;
		}
		const { memory, aside } = recorded.card;
		this.#done++;
		const { planned } = this.#queue;
		this.#queue.answered(row, aside ? null : memory);
		const { reviews, fresh } = this.#queue.left;
		if (planned > 0 && this.#queue.planned === 0 && reviews + fresh > 0)
			this.#remark = remark.PLAN_DONE;
		if (aside?.reason === 'leech' && memory)
			this.#remark = remark.becameLeech(memory.lapses, () => this.#bringBack(row.id));
	}

	async #load(): Promise<void> {
		await this.#stage.load(this.#deck, this.#chosen);
		this.#left = this.#queue.left;
	}

	/** Shows this, or what comes next; where nothing does, the end. */
	async #show(scene: Scene | null): Promise<void> {
		this.#view = scene ?? (await this.#stage.next()) ?? (await this.#ended());
		this.#left = this.#queue.left;
	}

	async #ended(): Promise<Ended> {
		const { summarise } = await import('./session-end');
		return summarise(this.#db, this.#decks, this.#deck, this.#now(), {
			held: this.#queue.held,
			stepAt: this.#queue.stepAt
		});
	}

	/** One thing at a time; what fails is told, and nothing on the screen is lost. */
	async #guarded(work: () => Promise<void>): Promise<void> {
		this.#busy = true;
		this.#watched.stop();
		try {
			this.#trouble = null;
			await work();
		} catch (error) {
			this.#trouble = troubleFrom(error);
		} finally {
			this.#busy = false;
			const { screen } = this.#stage;
			if (screen) this.#watched.watch(screen.row, () => void this.#moveOn());
		}
	}
}

const NOTHING_LEFT: Left = { learning: 0, reviews: 0, fresh: 0, minutes: 0 };
