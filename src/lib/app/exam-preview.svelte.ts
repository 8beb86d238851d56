import type { Moment } from '$lib/domain/day';
import type { Budget, Exam, Forecast, WaysOut } from '$lib/domain/exam';
import type { Progress, Watch } from '$lib/planning/plan';
import type { Db } from '$lib/storage/db';
import { outlook, plan } from './planner';
import { PlannerFailed } from './planner-failed';
import type { Wanted } from './planner-messages';
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
	readonly #now: () => Moment;
	#preview = $state.raw<Preview | null>(null);
	#stage = $state.raw<Progress['stage'] | null>(null);
	#trouble = $state.raw<Trouble | null>(null);

	constructor(db: Db, now: () => Moment) {
		this.#db = db;
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

	/** What the exam comes to, then what other shapes of its minutes would, then what would suffice. */
	async #compute(exam: Exam, shaped: (shape: Shape) => Exam, signal: AbortSignal): Promise<void> {
		this.#trouble = null;
		this.#stage = 'today';
		try {
			const { forecast, goal } = await this.#expectedOf(exam, signal);
			if (signal.aborted) return;
			const byShape = forecast && { [exam.budget.shape]: forecast.withPlan.mean };
			this.#preview = { forecast, waysOut: null, goal, byShape: { ...byShape } };
			for (const shape of SHAPES)
				if (shape !== exam.budget.shape) await this.#compare(shaped(shape), signal);
			if (forecast && forecast.withPlan.mean < goal) await this.#findWaysOut(exam, signal);
		} catch (error) {
			if (signal.aborted) return;
			this.#trouble = error instanceof PlannerFailed ? error : troubleFrom(error);
		} finally {
			if (!signal.aborted) this.#stage = null;
		}
	}

	async #compare(exam: Exam, signal: AbortSignal): Promise<void> {
		const { forecast } = await this.#expectedOf(exam, signal);
		if (signal.aborted || !forecast || !this.#preview) return;
		const byShape = { ...this.#preview.byShape, [exam.budget.shape]: forecast.withPlan.mean };
		this.#preview = { ...this.#preview, byShape };
	}

	async #findWaysOut(exam: Exam, signal: AbortSignal): Promise<void> {
		const { waysOut } = await plan(this.#db, this.#wanted(exam), this.#watch(signal));
		if (!signal.aborted && this.#preview) this.#preview = { ...this.#preview, waysOut };
	}

	async #expectedOf(exam: Exam, signal: AbortSignal) {
		const expected = await outlook(this.#db, this.#wanted(exam), this.#watch(signal));
		return { forecast: expected.outlook?.forecasts[0] ?? null, goal: expected.goal };
	}

	#wanted(exam: Exam): Wanted {
		return { exams: [exam], moment: this.#now(), before: null };
	}

	#watch(signal: AbortSignal): Watch {
		return { signal, onProgress: ({ stage }) => (this.#stage = stage) };
	}
}
