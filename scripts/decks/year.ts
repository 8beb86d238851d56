import { momentAt, startOfStudyDay, studyDay, type Moment, type StudyDay } from '../../src/lib/domain/day';
import type { Card } from '../../src/lib/domain/card';
import { AGAIN, GOOD, HARD, type Grade } from '../../src/lib/domain/grade';
import type { Memory, Policy } from '../../src/lib/domain/memory';
import { randomFrom, type Random } from '../../src/lib/domain/random';
import { DEFAULT_SETTINGS } from '../../src/lib/domain/settings';
import { cardsOf } from '../../src/lib/generation/cards';
import type { DeckIndex } from '../../src/lib/generation/deck-index';
import { nextAsking, type Way } from '../../src/lib/generation/next-asking';
import { outcome, retrievability } from '../../src/lib/scheduling/fsrs';
import { policyOf } from '../../src/lib/scheduling/policy';

/** A question that was put in the simulated year. */
export interface Put {
	readonly card: Card;
	readonly asking: Way;
	/** Days, before the answer; null = never answered. */
	readonly stability: number | null;
}

const DAYS = 365;
/** 2026-01-01; any day would do. */
const FIRST_DAY = 20_454;
/** Of the answers that are right, so many are found hard. */
const HARD_SHARE = 0.15;
/** Of what is met for the first time, so much is known; of what is at a learning step. */
const KNOWN = 0.5;
const KNOWN_AT_STEP = 0.9;

/** A year of one learner who studies every day: recalls as FSRS predicts, takes what is proposed. */
export function* yearOf(index: DeckIndex): Generator<Put, void> {
	const { study, dayStart } = DEFAULT_SETTINGS;
	const policy = policyOf(study);
	const random = randomFrom(`ladder ${index.deck.id}`);
	const cards = cardsOf(index);
	const memories = new Map<Card, Memory>();
	const lasts = new Map<Card, Way>();
	for (let day = studyDay(FIRST_DAY); day < FIRST_DAY + DAYS; day = studyDay(day + 1)) {
		const due = [...memories.keys()].filter((card) => isDue(memories.get(card), day));
		const met = study.newPerDay * (day - FIRST_DAY);
		for (const card of [...due, ...cards.slice(met, met + study.newPerDay)]) {
			let clock: number | null = startOfStudyDay(day, 0, dayStart);
			while (clock !== null) {
				const memory = memories.get(card) ?? null;
				const stability = memory?.stability ?? null;
				const asking = nextAsking(index, card, stability, seedFrom(random), lasts.get(card));
				lasts.set(card, asking);
				yield { card, asking, stability };
				const moment = momentAt(clock, 0, dayStart);
				const grade = gradeOf(memory, moment, policy, random);
				const after = outcome(memory, card.id, grade, moment, policy).memory;
				memories.set(card, after);
				clock = 'at' in after.due ? after.due.at : null;
			}
		}
	}
}

const isDue = (memory: Memory | undefined, day: StudyDay): boolean =>
	memory !== undefined && 'on' in memory.due && memory.due.on <= day;

const seedFrom = (random: Random): number => Math.floor(random() * 2 ** 32);

function gradeOf(memory: Memory | null, { day }: Moment, policy: Policy, random: Random): Grade {
	const recall =
		memory === null
			? KNOWN
			: memory.phase === 'review'
				? retrievability(memory, day, policy)
				: KNOWN_AT_STEP;
	if (random() > recall) return AGAIN;
	return random() < HARD_SHARE ? HARD : GOOD;
}

