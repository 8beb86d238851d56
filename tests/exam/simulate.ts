import { comes, deckOf, secondsOn, type Cell, type SimCard } from './cell';
import { DEFAULT_MIND, mindOf } from './truths';
import { drawn, recallOf, stateAfter, type Mind } from './memory';
import { chance } from './random';

/** A look as the app's log has it. */
export interface Look {
	readonly first: boolean;
	readonly grade: number;
	readonly seconds: number;
}

/** What a policy may know on a day: beliefs and records, not the truth. */
export interface Known {
	readonly cell: Cell;
	readonly day: number;
	readonly seconds: number;
	readonly cards: readonly SimCard[];
	readonly log: readonly Look[];
	/** Days so far on which the learner came. */
	readonly attended: number;
	/** The same of the `HISTORY` days before the first. */
	readonly before: number;
}

/** Days that the app has known the learner for when the exam is set. */
export const HISTORY = 14;

/** Decides one learner's days: indices of cards in the order to study; what does not fit is left. */
export type Decide = (known: Known) => Iterable<number>;

export interface Policy {
	readonly name: string;
	/** Made anew for each simulated learner. */
	readonly make: (replicate: number, mind: Mind) => Decide;
	/** Where the policy has a calendar of its own. */
	readonly secondsOn?: (cell: Cell, day: number) => number;
}

export interface Result {
	/** Mean recall on the exam day and 60 days later. */
	readonly onDay: number;
	readonly later: number;
	readonly unseen: number;
	/** Seconds used and offered, over the days attended. */
	readonly used: number;
	readonly offered: number;
	/** What the policy itself expected on the first day, where it says so. */
	readonly expected: number | null;
}

const AFTER = 60;

/** One learner under one policy, from the first day to sixty days after the exam. */
export function simulate(cell: Cell, policy: Policy, replicate: number): Result {
	const mind = mindOf(cell.truth, replicate);
	const cards = deckOf(cell, mind, replicate);
	const decide = policy.make(replicate, mind);
	const log: Look[] = [];
	let [used, offered, attended, before] = [0, 0, 0, 0];
	for (let day = -HISTORY; day < 0; day++) if (comes(cell, replicate, day)) before++;
	for (let day = 0; day < cell.days; day++) {
		if (!comes(cell, replicate, day)) continue;
		const seconds = (policy.secondsOn ?? secondsOn)(cell, day);
		offered += seconds;
		if (seconds > 0)
			used += studyDay(
				{ cell, day, seconds, cards, log, attended, before },
				decide,
				mind,
				replicate,
				log
			);
		attended++;
	}
	const mean = (of: (card: SimCard) => number) =>
		cards.reduce((sum, card) => sum + of(card), 0) / cards.length;
	return {
		onDay: mean(({ truth }) => recallOf(mind, truth, cell.days)),
		later: mean(({ truth }) => recallOf(mind, truth, cell.days + AFTER)),
		unseen: mean(({ truth }) => (truth.s === 0 ? 1 : 0)),
		used,
		offered,
		expected: null
	};
}

/** Studies in the policy's order until another card would more likely than not go past the time. */
function studyDay(
	known: Known,
	decide: Decide,
	mind: Mind,
	replicate: number,
	log: Look[]
): number {
	let used = 0;
	for (const index of decide(known)) {
		const card = known.cards[index];
		if (card === undefined || (card.looks > 0 && card.believed.day === known.day)) continue;
		if (used + usualSeconds(card) / 2 > known.seconds) break;
		used += look(card, index, known.day, mind, replicate, log);
	}
	return used;
}

const usualSeconds = ({ believed }: SimCard) => (believed.s === 0 ? 18 : 10);

function look(
	card: SimCard,
	index: number,
	day: number,
	mind: Mind,
	replicate: number,
	log: Look[]
): number {
	const first = card.truth.s === 0;
	const u = (stream: number) => chance(replicate, index, card.looks, stream);
	const recalled = u(5) < recallOf(mind, card.truth, day);
	const grade = first ? 1 + drawn(mind.first, u(6)) : recalled ? 2 + drawn(mind.recalled, u(6)) : 1;
	const seconds = (first ? mind.firstSeconds : mind.reviewSeconds)[grade - 1] ?? 0;
	card.truth = stateAfter(mind, card.truth, day, grade);
	card.believed = stateAfter(DEFAULT_MIND, card.believed, day, grade);
	card.looks++;
	log.push({ first, grade, seconds });
	return seconds;
}
