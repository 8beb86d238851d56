import type { Moment } from '$lib/domain/day';
import type { Confidence } from '$lib/domain/grade';
import type { CardId, DeckId } from '$lib/domain/ids';
import type { Answer } from '$lib/domain/question';
import { readCard } from '$lib/storage/cards';
import type { Db } from '$lib/storage/db';
import type { Answered as AnsweredRow } from '$lib/storage/reviews';
import type { CardRow, Shown } from '$lib/storage/rows';
import { showQuestion } from '$lib/storage/session';
import { answered, type Answered, type Asking, type OnScreen } from './asking';
import { changeNoteOf, type Changed } from './change-note';
import { capOf, NO_CAPS, readCapping } from './exam-cap';
import { Ahead, isCurrent, makeQuestion, newQuestion, type Wanted } from './next-question';
import type { OpenDecks } from './open-decks';
import type { SessionQueue } from './session-queue';

/** A question as the learner meets it: what changed of its card first, then asked, then answered. */
export type Scene = Changed | Asking | Answered;

/** The question on the screen, stored before it is shown, and the one that is made ahead. */
export class Stage {
	readonly #db: Db;
	readonly #decks: OpenDecks;
	readonly #queue: SessionQueue;
	readonly #now: () => Moment;
	readonly #ahead = new Ahead();
	#screen: OnScreen | null = null;
	/** Cards whose change has been read. */
	#told: readonly CardId[] = [];
	#caps = NO_CAPS;

	constructor(db: Db, decks: OpenDecks, queue: SessionQueue, now: () => Moment) {
		this.#db = db;
		this.#decks = decks;
		this.#queue = queue;
		this.#now = now;
	}

	/** What stands behind the question on the screen; null = none is there. */
	get screen(): OnScreen | null {
		return this.#screen;
	}

	/** Reads what the session has to ask: of one deck or all, or (unless null) what is left of `chosen`. */
	async load(deck: DeckId | null, chosen: readonly CardId[] | null): Promise<void> {
		this.#caps = await readCapping(this.#db);
		await this.#queue.load(this.#db, deck, this.#now(), chosen);
	}

	/** The next card that still is what the queue holds it for, or null; another tab may have been faster. */
	async next(): Promise<Scene | null> {
		for (;;) {
			const now = this.#now();
			const next = this.#queue.next(now.clock);
			if (!next) {
				this.#screen = null;
				return null;
			}
			const row = await readCard(this.#db, next.id);
			const current = row !== null && !row.aside && row.memory?.lastAt === next.memory?.lastAt;
			const scene = current ? await this.#show(await this.#made(row, now.clock)) : null;
			if (scene) return scene;
			this.#queue.drop(next.id);
		}
	}

	/** A question of an earlier moment exactly as it stood; null where its card is gone. */
	async again(shown: Shown): Promise<Scene | null> {
		return this.#show(await this.#make(shown));
	}

	/** The question to be stored along with an answer: the one made ahead, if its card comes next. */
	async following({ row }: OnScreen, answer: AnsweredRow): Promise<OnScreen | null> {
		const { clock } = this.#now();
		const memory = answer.setAside ? null : answer.memory;
		const next = this.#queue.nextOnceAnswered(row, memory, clock);
		const ahead = next && (await this.#ahead.take(next.id));
		return ahead && shownAt(ahead, clock);
	}

	/** Shows what is stored as shown. */
	async put(screen: OnScreen): Promise<Scene> {
		const { row, open, question, shown } = screen;
		this.#screen = screen;
		this.#queue.asked.set(row.id, shown);
		const note = this.#told.includes(row.id) ? null : await changeNoteOf(this.#db, open, row);
		this.#lookAhead(row);
		if (shown.answer) return this.#reveal(screen, shown.answer, this.#now());
		return note
			? { step: 'changed', card: row.id, note }
			: { step: 'asking', card: row.id, question };
	}

	/** What changed of the card has been read: now its question. */
	async proceed({ shown, question, ...rest }: OnScreen): Promise<Asking> {
		// Reading is no part of the time that an answer takes.
		const asked = { ...shown, shownAt: this.#now().clock };
		await showQuestion(this.#db, asked);
		this.#told = [...this.#told, asked.card];
		this.#screen = { ...rest, question, shown: asked };
		return { step: 'asking', card: asked.card, question };
	}

	/** Keeps the answer given at `at`, and marks it: the four futures are decided here, once. */
	async submit(
		screen: OnScreen,
		answer: Answer,
		confidence: Confidence | null,
		at: Moment
	): Promise<Answered> {
		const shown = { ...screen.shown, answer, confidence };
		await showQuestion(this.#db, shown);
		this.#screen = { ...screen, shown };
		return this.#reveal(this.#screen, answer, at);
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

	async #show(screen: OnScreen | null): Promise<Scene | null> {
		if (!screen) return null;
		// Stored first, so that a reload at any moment shows this very question.
		await showQuestion(this.#db, screen.shown);
		return this.put(screen);
	}

	/** Makes the next question while the learner looks at this one. */
	#lookAhead(row: CardRow): void {
		const { clock } = this.#now();
		const next = this.#queue.nextAfter(row, clock);
		if (!next) return;
		const wanted = newQuestion(next.id, clock);
		this.#ahead.prepare(next.id, () => this.#make(wanted));
	}

	#reveal(screen: OnScreen, answer: Answer, at: Moment): Answered {
		const { open, row, shown } = screen;
		const card = open.cards.get(row.id);
		const cap = card ? capOf(this.#caps, open, card, at.day) : null;
		return answered(screen, answer, shown.confidence, at, this.#queue.pace, cap);
	}
}

const shownAt = (screen: OnScreen, clock: number): OnScreen => ({
	...screen,
	shown: { ...screen.shown, shownAt: clock }
});
