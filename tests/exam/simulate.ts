import { cameBefore, comes, deckOf, secondsOn, type Cell, type SimCard } from './cell';
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
	/** The same of the days before the first. */
	readonly before: number;
}

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
}

const AFTER = 60;

/** One learner under one policy, from the first day to sixty days after the exam. */
export function simulate(cell: Cell, policy: Policy, replicate: number): Result {
	const mind = mindOf(cell.truth, replicate);
	const cards = deckOf(cell, mind, replicate);
	const decide = policy.make(replicate, mind);
	const log: Look[] = [];
	const before = cameBefore(cell, replicate);
	let [used, offered, attended] = [0, 0, 0];
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
		offered
	};
}

/** Studies in the policy's order until the next card would on average end after the time. */
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
		if (used + overrun(card, known.day) > known.seconds) break;
		used += look(card, index, known.day, mind, replicate, log);
	}
	return used;
}

/** How far the card during which time runs out goes past it: E[c^2] / 2 E[c]. */
function overrun({ believed }: SimCard, day: number): number {
	const { first, recalled, firstSeconds, reviewSeconds } = DEFAULT_MIND;
	const r = recallOf(DEFAULT_MIND, believed, day);
	const shares = believed.s === 0 ? first : [1 - r, ...recalled.map((p) => p * r)];
	let [mean, square] = [0, 0];
	(believed.s === 0 ? firstSeconds : reviewSeconds).forEach((seconds, g) => {
		mean += (shares[g] ?? 0) * seconds;
		square += (shares[g] ?? 0) * seconds * seconds;
	});
	return square / (2 * mean);
}

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
