import type { Moment } from '$lib/domain/day';
import type { Progress } from '$lib/planning/plan';
import type { Db } from '$lib/storage/db';
import { dropPlan } from '$lib/storage/plans';
import { alone } from './alone';
import { readExamPlan, type ExamPlan } from './exam-plan';
import { PlannerFailed } from './planner-failed';
import { troubleFrom, type Trouble } from './trouble';

export type PlanningState =
	| { readonly is: 'resting' }
	| { readonly is: 'planning'; readonly stage: Progress['stage'] }
	| { readonly is: 'failed'; readonly trouble: Trouble };

interface Running {
	readonly basis: string;
	readonly stop: AbortController;
	/** Resolves when today's order is stored, or there will be none. */
	readonly ordered: Promise<void>;
}

/** One tab plans at a time; the next then finds the plan there. */
const LOCK = 'planning';
/** The first question of a day waits no longer than this for the order of the plan. */
const PATIENCE_MS = 5_000;

/** Keeps the plan of the day up to date. What goes wrong is `state`, never an exception. */
export class ExamPlanning {
	readonly #db: Db;
	readonly #now: () => Moment;
	#state = $state.raw<PlanningState>({ is: 'resting' });
	#running: Running | null = null;
	/** What planning has failed for: not tried again by itself. */
	#failed: string | null = null;

	constructor(db: Db, now: () => Moment) {
		this.#db = db;
		this.#now = now;
	}

	get state(): PlanningState {
		return this.#state;
	}

	/** Plans where the plan is out of date; resolves when today's order is there, or none will be. */
	async refresh(): Promise<void> {
		try {
			const { day } = this.#now();
			const standing = await readExamPlan(this.#db, day);
			const basis = `${day} ${standing.basis}`;
			if (this.#running?.basis === basis) return await this.#running.ordered;
			this.stop();
			if (standing.stale && this.#failed === basis) return;
			if (standing.stale) await this.#start(basis);
			else this.#state = { is: 'resting' };
		} catch (error) {
			this.#state = { is: 'failed', trouble: troubleFrom(error) };
		}
	}

	/** Tries again what has failed or was stopped. */
	retry(): Promise<void> {
		this.#failed = null;
		return this.refresh();
	}

	/** Stops in mid-plan; the plan before stays. */
	stop(): void {
		this.#running?.stop.abort();
		this.#running = null;
		if (this.#state.is === 'planning') this.#state = { is: 'resting' };
	}

	/** For the first question: waits for today's order only where there is none of today, and not long. */
	ready = async (): Promise<void> => {
		const ordered = this.refresh();
		const { plan, stale } = await readExamPlan(this.#db, this.#now().day);
		if (plan !== null || !stale) return;
		await Promise.race([ordered, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
	};

	#start(basis: string): Promise<void> {
		const stop = new AbortController();
		let resolve: () => void = () => undefined;
		const ordered = new Promise<void>((done) => (resolve = done));
		this.#running = { basis, stop, ordered };
		this.#state = { is: 'planning', stage: 'today' };
		void this.#plan(stop.signal, resolve)
			.then(
				() => this.#ended(stop, { is: 'resting' }),
				(error: unknown) => {
					if (!stop.signal.aborted) this.#failed = basis;
					this.#ended(stop, { is: 'failed', trouble: troubleOf(error) });
				}
			)
			.finally(resolve);
		return ordered;
	}

	#ended(stop: AbortController, state: PlanningState): void {
		if (this.#running?.stop !== stop) return;
		this.#running = null;
		this.#state = state;
	}

	async #plan(signal: AbortSignal, onordered: () => void): Promise<void> {
		// Loaded when there is something to plan: no part of the first load.
		const { computePlan } = await import('./planner-run');
		const work = async () => {
			const moment = this.#now();
			const standing = await readExamPlan(this.#db, moment.day);
			// Another tab was faster.
			if (!standing.stale) return;
			if (!hasExamAhead(standing)) return dropPlan(this.#db);
			const onstage = (stage: Progress['stage']) => {
				if (!signal.aborted) this.#state = { is: 'planning', stage };
			};
			await computePlan(this.#db, standing, moment, { signal, onstage, onordered });
		};
		await alone(LOCK, work, signal);
	}
}

const hasExamAhead = ({ exams, today }: ExamPlan) => exams.some(({ day }) => day > today);

const troubleOf = (error: unknown): Trouble =>
	error instanceof PlannerFailed ? error : troubleFrom(error);
