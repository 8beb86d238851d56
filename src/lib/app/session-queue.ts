import type { Moment, StudyDay } from '$lib/domain/day';
import type { CardId, DeckId } from '$lib/domain/ids';
import type { Memory } from '$lib/domain/memory';
import type { Way } from '$lib/generation/next-asking';
import { DEFAULT_PACE, minutesFor, type Pace } from '$lib/scheduling/pace';
import {
	afterAnswer,
	nextCard,
	nextStepAt,
	queueOf,
	without,
	type Queue
} from '$lib/scheduling/queue';
import type { Waiting } from '$lib/scheduling/waiting';
import type { Db } from '$lib/storage/db';
import type { CardRow } from '$lib/storage/rows';
import { planChosen } from './chosen-cards';
import { countsOf, planDay, waiting, withPlanned, type DayPlan } from './day-plan';

/** What is left today, by kind, and how long it takes at the learner's pace. */
export interface Left {
	readonly learning: number;
	readonly reviews: number;
	readonly fresh: number;
	readonly minutes: number;
}

/** How many cards back spacing looks. */
const RECENT = 8;

/** What a session still has to ask, and what it asked last. */
export class SessionQueue {
	#plan: DayPlan | null = null;
	#queue: Queue = queueOf({ learning: [], reviews: [], fresh: [] });
	/** What exams ask for today, in the plan's order. */
	#planned: readonly Waiting[] = [];
	#today: StudyDay | null = null;
	/** How each card was asked last in this session. */
	readonly asked = new Map<CardId, Way>();
	/** Newest first, as they were when shown. */
	#recent: Waiting[] = [];

	/** Reads what is due now, or (unless null) what is left of `chosen`; the cards last shown stay known. */
	async load(
		db: Db,
		deck: DeckId | null,
		now: Moment,
		chosen: readonly CardId[] | null = null
	): Promise<void> {
		this.#plan = await (chosen ? planChosen(db, chosen, now) : planDay(db, deck, now));
		this.#queue = queueOf(this.#plan.due);
		this.#planned = this.#plan.planned;
		this.#today = now.day;
	}

	/** How many cards the exams' plan still has for today. */
	get planned(): number {
		return this.#planned.length;
	}

	get pace(): Pace {
		return this.#plan?.pace ?? DEFAULT_PACE;
	}
	/** Due, but kept for later by the day's limits. */
	get held(): DayPlan['held'] {
		return this.#plan?.held ?? { reviews: 0, fresh: 0 };
	}
	/** When the next learning step is due (epoch ms); null = none is running. */
	get stepAt(): number | null {
		return nextStepAt(this.#queue);
	}
	get left(): Left {
		const counts = countsOf(withPlanned(this.#queue, this.#planned));
		return { ...counts, minutes: minutesFor(counts, this.pace) };
	}

	/** The card to ask at `now` (epoch ms). */
	next(now: number): Waiting | null {
		return nextCard(this.#planFirst(this.#queue, this.#planned), this.#recent, now);
	}

	/** What probably comes after this card: its own answer seldom changes that. */
	nextAfter(row: CardRow, now: number): Waiting | null {
		const rest = this.#planFirst(without(this.#queue, row.id), removed(this.#planned, row.id));
		return nextCard(rest, [waiting(row), ...this.#recent], now);
	}

	/** What comes once this card is answered; `memory` as for `answered`. */
	nextOnceAnswered(before: CardRow, memory: Memory | null, now: number): Waiting | null {
		const rest = this.#planFirst(this.#after(before, memory), removed(this.#planned, before.id));
		return nextCard(rest, [waiting(before), ...this.#recent], now);
	}

	/** A card was answered; null: it takes no further part. */
	answered(before: CardRow, memory: Memory | null): void {
		this.#queue = this.#after(before, memory);
		this.#planned = removed(this.#planned, before.id);
		this.#recent = [waiting(before), ...this.#recent].slice(0, RECENT);
	}

	#after(before: CardRow, memory: Memory | null): Queue {
		return memory
			? afterAnswer(this.#queue, waiting(before), memory)
			: without(this.#queue, before.id);
	}

	/**
	 * While the plan has cards, only they come up, in its order, and the steps of cards met today. A step
	 * left over from an earlier day would take its minutes: the plan has weighed that card like any other.
	 */
	#planFirst(queue: Queue, planned: readonly Waiting[]): Queue {
		if (planned.length === 0) return queue;
		return {
			learning: queue.learning.filter(({ memory }) => memory?.lastDay === this.#today),
			reviews: [],
			fresh: planned,
			planned: { reviews: 0, fresh: planned.length }
		};
	}

	drop(card: CardId): void {
		this.#queue = without(this.#queue, card);
		this.#planned = removed(this.#planned, card);
	}
}

const removed = (cards: readonly Waiting[], id: CardId): readonly Waiting[] =>
	cards.filter((card) => card.id !== id);
