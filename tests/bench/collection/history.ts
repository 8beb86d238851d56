import { momentAt, startOfStudyDay, studyDay, type Moment } from '$lib/domain/day';
import { AGAIN, EASY, GOOD, HARD, type Grade } from '$lib/domain/grade';
import { deviceId, type CardId } from '$lib/domain/ids';
import type { Memory, Policy } from '$lib/domain/memory';
import { hash32, pick, randomFrom, shuffled, type Random } from '$lib/domain/random';
import type { Review } from '$lib/domain/review';
import { outcome, retrievability } from '$lib/scheduling/fsrs';
import { becomesLeech } from '$lib/scheduling/leech';
import { reviewIdOf } from '$lib/storage/log-ids';

/*
 * A learner of four years, simulated: what is due is answered, with chances of recall as FSRS
 * predicts them and shares of grades as SSP-MMC-FSRS (`config.py`) gives them.
 */

/** Days from the first answer to the last: some 17 reviews for each card met. */
export const DAYS = 1_500;
/** Share of the cards that have been met by then. */
const MET = 0.6;
/** Share of days without study. */
const DAY_OFF = 0.08;
/** The last days were missed, so that there is a backlog. */
const AWAY = 2;

const TURN_HOUR = 4;
const HOUR = 3_600_000;
const DEVICE = deviceId('bench000-0000-4000-8000-000000000000');
/** From one answer to the next question. */
const PAUSE_MS = 2_000;

/** One answer and what it made of its card. */
export interface Answered {
	readonly review: Review;
	readonly before: Memory | null;
	readonly after: Memory;
	/** The answer took the card out of the queue. */
	readonly leech: boolean;
}

type Unnumbered = Omit<Answered, 'review'> & { readonly review: Omit<Review, 'id'> };

/**
 * Study day after study day until the day before `now`, each with its answers in the order they
 * were given. `cards` are met in their order. Equal arguments give an equal history.
 */
export function* historyOf(
	cards: readonly CardId[],
	now: Moment,
	policy: Policy
): Generator<readonly Answered[], void> {
	const random = randomFrom(`history ${cards.length}`);
	const toMeet = cards.slice(0, Math.floor(cards.length * MET));
	const freshPerDay = Math.ceil(toMeet.length / (DAYS * (1 - DAY_OFF)));
	const memories = new Map<CardId, Memory>();
	const dueOn = new Map<number, CardId[]>();
	let waiting: CardId[] = [];
	let met = 0;
	let counter = 1;
	for (let day = now.day - DAYS; day < now.day; day++) {
		waiting = [...waiting, ...(dueOn.get(day) ?? [])];
		dueOn.delete(day);
		if (random() < DAY_OFF || day >= now.day - AWAY) continue;
		const asked = shuffled([...waiting, ...toMeet.slice(met, met + freshPerDay)], random);
		met += freshPerDay;
		waiting = [];

		let clock = startOfStudyDay(studyDay(day), 0, TURN_HOUR) + (3 + 10 * random()) * HOUR;
		const sitting: Unnumbered[] = [];
		for (const card of asked) {
			const looks = looksAt(card, memories.get(card) ?? null, Math.round(clock), policy, random);
			for (const look of looks) {
				sitting.push(look);
				memories.set(card, look.after);
			}
			clock += (looks[0]?.review.took ?? 0) + PAUSE_MS;
			const last = looks.at(-1);
			if (last && !last.leech && 'on' in last.after.due) {
				const cardsOfDay = dueOn.get(last.after.due.on);
				if (cardsOfDay) cardsOfDay.push(card);
				else dueOn.set(last.after.due.on, [card]);
			}
		}
		yield sitting
			.sort((a, b) => a.review.at - b.review.at)
			.map((look) => ({ ...look, review: { ...look.review, id: reviewIdOf(DEVICE, counter++) } }));
	}
}

/** A card's answers of one day: until it waits for another day. */
function looksAt(
	card: CardId,
	memory: Memory | null,
	start: number,
	policy: Policy,
	random: Random
): Unnumbered[] {
	const looks: Unnumbered[] = [];
	let before = memory;
	for (let clock = start; ;) {
		const moment = momentAt(clock, 0, TURN_HOUR);
		const grade = gradeOf(before, moment, policy, random);
		const after = outcome(before, card, grade, moment, policy).memory;
		const leech = becomesLeech(before, after);
		const review = reviewOf(card, before, grade, moment, policy, random);
		looks.push({ review, before, after, leech });
		if (leech || 'on' in after.due) return looks;
		clock = Math.round(after.due.at + 60_000 * random());
		before = after;
	}
}

/** Shares of Hard, Good and Easy among first answers that are no Again, and among passes. */
const FIRST = { again: 0.24, hard: 0.12, easy: 0.23 };
const PASS = { hard: 0.22, easy: 0.15 };
const STEP_AGAIN = 0.1;

function gradeOf(memory: Memory | null, { day }: Moment, policy: Policy, random: Random): Grade {
	const shares = memory === null ? FIRST : PASS;
	const recall =
		memory === null
			? 1 - FIRST.again
			: memory.phase === 'review'
				? retrievability(memory, day, policy)
				: 1 - STEP_AGAIN;
	if (random() > recall) return AGAIN;
	const roll = random();
	return roll < shares.hard ? HARD : roll < 1 - shares.easy ? GOOD : EASY;
}

const FORMS = ['single-choice', 'cloze', 'recall'] as const;
const TYPED = ['caudal', 'epidural steroid', 'radiofrequency', 'local anaesthetic'] as const;

function reviewOf(
	card: CardId,
	memory: Memory | null,
	grade: Grade,
	moment: Moment,
	policy: Policy,
	random: Random
): Omit<Review, 'id'> {
	const form = pick(FORMS, random);
	return {
		kind: 'review',
		card,
		at: moment.clock,
		clock: moment.clock,
		offset: moment.offset,
		day: moment.day,
		grade,
		proposed: grade,
		form,
		seed: hash32(`${card} ${moment.clock}`),
		deckVersion: '1.0.0',
		answer:
			form === 'single-choice'
				? { form, chosen: Math.floor(4 * random()) }
				: form === 'cloze'
					? { form, typed: pick(TYPED, random) }
					: { form },
		correct: form === 'recall' ? null : grade > AGAIN,
		confidence: null,
		choices: form === 'single-choice' ? 4 : null,
		took: Math.round(2_500 + 22_000 * random() ** 3),
		predicted: memory && retrievability(memory, moment.day, policy),
		policy: policy.id
	};
}
