import type { Moment } from '$lib/domain/day';
import type { Confidence } from '$lib/domain/grade';
import type { Mock, MockId, MockPaper, MockStep } from '$lib/domain/mock';
import { alive, asOf, taken, timeLeft } from '$lib/domain/mock-clock';
import { stateOf, type MockState } from '$lib/domain/mock-state';
import type { Answer, Question } from '$lib/domain/question';
import type { Db } from '$lib/storage/db';
import { readMock, saveMock, saveSeen, submitMock, type SubmittedMock } from '$lib/storage/mocks';
import { markOf } from './mock-marks';
import { reviewsOf } from './mock-reviews';
import { steady } from './mock-time';
import type { OpenDecks } from './open-decks';
import { troubleFrom, type Trouble } from './trouble';

/** What is typed is stored once the typing rests, and before anything else is. Milliseconds. */
const REST_MS = 700;
/** How often the time on the screen is read, and how often it is stored. Milliseconds. */
const TICK_MS = 500;
const ALIVE_MS = 10_000;

/** A mock exam being sat in this tab: every step is stored before it is shown. */
export class MockSitting {
	readonly #db: Db;
	readonly #decks: OpenDecks;
	readonly #id: MockId;
	readonly #now: () => Moment;
	readonly #tab = crypto.randomUUID();

	#is = $state.raw<'loading' | 'here' | 'gone'>('loading');
	#mock = $state.raw<Mock | null>(null);
	#paper = $state.raw<MockPaper | null>(null);
	#clock = $state(0);
	#trouble = $state.raw<Trouble | null>(null);
	readonly #state = $derived(this.#mock && stateOf(this.#mock));

	/** Steps are stored one after the other. */
	#last: Promise<void> = Promise.resolve();
	/** What is still to be stored; the first of it stays until it is. */
	readonly #waiting: (() => Promise<void>)[] = [];
	#typing: { readonly step: MockStep; readonly at: Moment } | null = null;
	#rest: ReturnType<typeof setTimeout> | undefined;

	constructor(db: Db, decks: OpenDecks, id: MockId, now: () => Moment) {
		this.#db = db;
		this.#decks = decks;
		this.#id = id;
		this.#now = steady(now);
		this.#clock = this.#now().clock;
	}

	get is(): 'loading' | 'here' | 'gone' {
		return this.#is;
	}
	get mock(): Mock | null {
		return this.#mock;
	}
	get paper(): MockPaper | null {
		return this.#paper;
	}
	get state(): MockState | null {
		return this.#state;
	}
	/** Milliseconds; null where there is no limit. */
	get left(): number | null {
		return this.#mock && this.#state && timeLeft(this.#mock, this.#state, this.#clock);
	}
	/** It goes on in another tab. */
	get elsewhere(): boolean {
		return (
			this.#state !== null && this.#state.step !== 'submitted' && this.#state.tab !== this.#tab
		);
	}
	get question(): Question | null {
		return (this.#state && this.#paper?.questions[this.#state.current]) ?? null;
	}
	get trouble(): Trouble | null {
		return this.#trouble;
	}

	/** Reads the mock and goes on with it in this tab. */
	open(): Promise<void> {
		return this.#inTurn(async () => {
			const found = await readMock(this.#db, this.#id);
			this.#is = found ? 'here' : 'gone';
			if (!found) return;
			this.#paper = found.paper;
			this.#mock = found.mock;
			await this.#goOn();
		});
	}

	/** Takes it back from the tab in which it goes on. */
	takeOver(): Promise<void> {
		return this.#inTurn(() => this.#goOn());
	}

	/** What another tab has stored of it. */
	follow(mock: Mock): void {
		if (this.#mock && mock.log.length > this.#mock.log.length) this.#mock = mock;
	}

	/** Keeps time until the function it returns is called. */
	keepTime(): () => void {
		const ticking = setInterval(() => this.#tick(), TICK_MS);
		const living = setInterval(() => this.#live(), ALIVE_MS);
		return () => {
			clearInterval(ticking);
			clearInterval(living);
			void this.flush();
		};
	}

	answer(item: number, answer: Answer | null): Promise<void> {
		const step: MockStep = { do: 'answer', item, answer };
		clearTimeout(this.#rest);
		if (answer?.form !== 'cloze' && answer?.form !== 'numeric') {
			this.#typing = null;
			return this.take(step);
		}
		this.#typing = { step, at: this.#now() };
		this.#rest = setTimeout(() => void this.flush(), REST_MS);
		return Promise.resolve();
	}

	sure(item: number, confidence: Confidence | null): Promise<void> {
		return this.take({ do: 'confidence', item, confidence });
	}

	note(item: number, text: string): Promise<void> {
		return this.take({ do: 'note', item, text });
	}

	/** Stores what is being typed. */
	flush(): Promise<void> {
		clearTimeout(this.#rest);
		const typing = this.#typing;
		this.#typing = null;
		return typing ? this.#inTurn(() => this.#take(typing.step, typing.at)) : this.#last;
	}

	/** One step, after what was typed before it. */
	take(step: MockStep): Promise<void> {
		const at = this.#now();
		void this.flush();
		return this.#inTurn(() => this.#take(step, at));
	}

	/** Tries once more to store what could not be stored. */
	tryAgain(): Promise<void> {
		return (this.#last = this.#last.then(() => this.#work()));
	}

	async #goOn(): Promise<void> {
		if (!this.#mock || this.#state?.step === 'submitted') return;
		await this.#take({ do: 'open', tab: this.#tab, since: this.#mock.seen }, this.#now());
	}

	#tick(): void {
		const { clock } = this.#now();
		this.#clock = clock;
		if (this.left !== 0 || this.#state?.step !== 'running' || this.#trouble) return;
		void this.flush();
		void this.#inTurn(async () => {
			if (this.#mock) await this.#store(this.#mock, asOf(this.#mock, clock));
		});
	}

	#live(): void {
		if (this.elsewhere || this.#state?.step !== 'running' || this.#trouble) return;
		void this.#inTurn(async () => {
			if (!this.#mock) return;
			this.#mock = alive(this.#mock, this.#now().clock);
			await saveSeen(this.#db, this.#mock);
		});
	}

	async #take(step: MockStep, at: Moment): Promise<void> {
		const before = this.#mock;
		// Another tab holds it: only opening it here takes it over.
		if (!before || (this.elsewhere && step.do !== 'open')) return;
		await this.#store(before, taken(before, step, at));
	}

	async #store(before: Mock, after: Mock): Promise<void> {
		if (after === before) return;
		const ended = stateOf(after).step === 'submitted';
		const stored = ended
			? await this.#submit(before, after)
			: await saveMock(this.#db, before, after);
		if (stored.kind === 'gone') this.#is = 'gone';
		else this.#mock = stored.mock;
	}

	/** The end and its reviews; computed again where a card was answered meanwhile. */
	async #submit(before: Mock, after: Mock): Promise<Exclude<SubmittedMock, { kind: 'stale' }>> {
		const paper = this.#paper;
		if (!paper) throw new Error('A mock without its paper cannot be submitted.');
		const { items } = stateOf(after);
		const right = paper.questions.filter(
			(question, at) => markOf(question, items[at]?.answer ?? null).correct
		).length;
		for (;;) {
			const answers = await reviewsOf(this.#db, this.#decks, after, paper);
			const stored = await submitMock(this.#db, before, { ...after, right }, answers);
			if (stored.kind !== 'stale') return stored;
		}
	}

	/** One thing after the other; what fails is told, and comes first when it is tried again. */
	#inTurn(work: () => Promise<void>): Promise<void> {
		this.#waiting.push(work);
		return this.tryAgain();
	}

	async #work(): Promise<void> {
		try {
			for (let [first] = this.#waiting; first; [first] = this.#waiting) {
				await first();
				this.#waiting.shift();
			}
			this.#trouble = null;
		} catch (error) {
			this.#trouble = troubleFrom(error);
		}
	}
}
