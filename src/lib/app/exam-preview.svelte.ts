import type { Moment } from '$lib/domain/day';
import type { Budget, Exam, Forecast, WaysOut } from '$lib/domain/exam';
import type { Progress } from '$lib/planning/plan';
import type { Db } from '$lib/storage/db';
import type { OpenDecks } from './open-decks';
import { plan } from './planner';
import { PlannerFailed } from './planner-failed';
import { readPlanQuestion } from './planner-input';
import { troubleFrom, type Trouble } from './trouble';

type Shape = Budget['shape'];

/** What an exam that is being written would come to. */
export interface Preview {
	/** With the minutes as they are. */
	readonly forecast: Forecast | null;
	/** Null where the goal is reached, or not known yet. */
	readonly waysOut: WaysOut | null;
	readonly goal: number;
	/** Recall expected on the day, by the shape of the minutes. */
	readonly byShape: Readonly<Partial<Record<Shape, number>>>;
}

/** A pause in typing after which it is worth planning. */
const PAUSE_MS = 500;
const SHAPES: readonly Shape[] = ['flat', 'ramp', 'weekdays'];

/** Plans an exam that is not stored yet, whenever it has stopped changing. Stores nothing. */
export class ExamPreview {
	readonly #db: Db;
	readonly #decks: OpenDecks;
	readonly #now: () => Moment;
	#preview = $state.raw<Preview | null>(null);
	#stage = $state.raw<Progress['stage'] | null>(null);
	#trouble = $state.raw<Trouble | null>(null);

	constructor(db: Db, decks: OpenDecks, now: () => Moment) {
		this.#db = db;
		this.#decks = decks;
		this.#now = now;
	}

	/** Null until the first is there. */
	get preview(): Preview | null {
		return this.#preview;
	}
	/** What is being computed; null = nothing. */
	get stage(): Progress['stage'] | null {
		return this.#stage;
	}
	get trouble(): Trouble | null {
		return this.#trouble;
	}

	/** Shows what an exam would come to with each shape of its minutes; the answer stops what runs. */
	show(exam: Exam, shaped: (shape: Shape) => Exam): () => void {
		const stop = new AbortController();
		const timer = setTimeout(() => void this.#compute(exam, shaped, stop.signal), PAUSE_MS);
		return () => {
			clearTimeout(timer);
			stop.abort();
		};
	}

	/** There is nothing that could be planned. */
	clear(): void {
		this.#preview = null;
		this.#trouble = null;
	}

	async #compute(exam: Exam, shaped: (shape: Shape) => Exam, signal: AbortSignal): Promise<void> {
		this.#trouble = null;
		this.#stage = 'today';
		try {
			const own = exam.budget.shape;
			await this.#planned(exam, true, signal);
			for (const shape of SHAPES)
				if (shape !== own) await this.#planned(shaped(shape), false, signal);
		} catch (error) {
			if (signal.aborted) return;
			this.#trouble = error instanceof PlannerFailed ? error : troubleFrom(error);
		} finally {
			if (!signal.aborted) this.#stage = null;
		}
	}

	/** `whole`: what would suffice, too. */
	async #planned(exam: Exam, whole: boolean, signal: AbortSignal): Promise<void> {
		const moment = this.#now();
		const { input, expect } = await readPlanQuestion(this.#db, this.#decks, [exam], moment, null);
		signal.throwIfAborted();
		const { outlook, waysOut } = await plan(
			{ input, expect: whole ? expect : { ...expect, goal: 0 } },
			{ signal, onProgress: ({ stage }) => (this.#stage = stage) }
		);
		signal.throwIfAborted();
		const forecast = outlook?.forecasts[0] ?? null;
		const byShape = whole ? {} : this.#preview?.byShape;
		this.#preview = {
			...(whole || !this.#preview ? { forecast, waysOut, goal: expect.goal } : this.#preview),
			byShape: { ...byShape, ...(forecast && { [exam.budget.shape]: forecast.withPlan.mean }) }
		};
	}
}
