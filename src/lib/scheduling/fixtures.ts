import { momentAt, studyDay, type Moment } from '$lib/domain/day';
import type { Grade } from '$lib/domain/grade';
import { cardId, listId, reviewId, type CardId, type PolicyId } from '$lib/domain/ids';
import type { Memory, Phase, Policy } from '$lib/domain/memory';
import type { Review, Undo } from '$lib/domain/review';
import { DEFAULT_SETTINGS } from '$lib/domain/settings';
import { clampMoment, outcomes } from './fsrs';
import { policyFrom, policyOf } from './policy';
import type { Waiting } from './waiting';

/** What tests of this folder share: policies, moments, rows as a session would write them. */

export const FUZZY = policyOf(DEFAULT_SETTINGS.study);

export const policyWith = (changes: Partial<Policy>): Policy =>
	policyFrom({ ...FUZZY, ...changes });

export const PLAIN = policyWith({ fuzz: false });

export const CARD = cardId('deck/card');

const DAY_ZERO = Date.parse('2026-01-05T00:00:00Z');

/** Noon (or `minutes` after midnight) of a day counted from Monday 5 January 2026, in UTC. */
export const on = (day: number, minutes = 720): Moment =>
	momentAt(DAY_ZERO + (day * 1440 + minutes) * 60_000, 0, 4);

/** A moment read off a clock with its zone: `2026-01-10T18:50:00-05:00`. */
export function local(iso: string): Moment {
	const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(iso) ?? [];
	const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
	return momentAt(Date.parse(iso), offset, 4);
}

export interface Answered {
	readonly grade: Grade;
	readonly moment: Moment;
	readonly policy?: Policy;
}

/** Answers one card as a session does; every memory on the way and the rows that were written. */
export function study(
	answers: readonly Answered[],
	{ card = CARD, device = 'a', first = 1 }: { card?: CardId; device?: string; first?: number } = {}
): { memories: Memory[]; rows: Review[] } {
	const memories: Memory[] = [];
	const rows: Review[] = [];
	for (const { grade, moment, policy = FUZZY } of answers) {
		const before = memories.at(-1) ?? null;
		rows.push(
			reviewRow(card, grade, clampMoment(before, moment), policy.id, device, first + rows.length)
		);
		memories.push(outcomes(before, card, moment, policy)[grade].memory);
	}
	return { memories, rows };
}

const rowId = (device: string, counter: number) =>
	reviewId(`${device}:${String(counter).padStart(10, '0')}`);

export function reviewRow(
	card: CardId,
	grade: Grade,
	moment: Moment,
	policy: PolicyId,
	device = 'a',
	counter = 1
): Review {
	return {
		kind: 'review',
		id: rowId(device, counter),
		at: moment.clock,
		clock: moment.clock,
		offset: moment.offset,
		day: moment.day,
		card,
		grade,
		proposed: grade,
		form: 'recall',
		seed: counter,
		deckVersion: '1.0.0',
		answer: { form: 'recall' },
		correct: null,
		confidence: null,
		choices: null,
		took: 5_000,
		predicted: 0.9,
		policy
	};
}

export function undoRow(undone: Review, counter: number, device = 'a'): Undo {
	const { at, clock, offset, day, card } = undone;
	return {
		kind: 'undo',
		id: rowId(device, counter),
		at,
		clock,
		offset,
		day,
		card,
		undoes: undone.id
	};
}

/** A card for the queue. */
export function waiting(
	name: string,
	memory: Memory | null,
	{ group, confusable = [] }: { group?: string; confusable?: readonly string[] } = {}
): Waiting {
	return {
		id: cardId(name),
		group: group === undefined ? null : listId(group),
		confusable: confusable.map(cardId),
		memory
	};
}

/** A memory for the queue: only its phase and when it is due matter there. */
export function memoryOf(phase: Phase, due: Memory['due']): Memory {
	const lastDay = studyDay(100);
	return {
		stability: 5,
		difficulty: 5,
		phase,
		step: 0,
		reps: 3,
		lapses: 0,
		lastDay,
		lastAt: 0,
		due
	};
}

export const many = (count: number, make: (n: number) => Waiting) =>
	Array.from({ length: count }, (_, n) => make(n));

/** Whether two cards are of one list or either says they are confusable. */
export const related = (a: Waiting, b: Waiting) =>
	(a.group !== null && a.group === b.group) ||
	a.confusable.includes(b.id) ||
	b.confusable.includes(a.id);
