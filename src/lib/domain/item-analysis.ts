import { deckOfCard, type CardId, type DeckId } from './ids';
import { pooled, type CardStatistics } from './statistics';

/** What one learner's answers say; `learner` is a random id that tells files apart, nothing else. */
export interface LearnerStatistics {
	readonly learner: string;
	readonly cards: readonly CardStatistics[];
}

/** How hard a card is for a group, and how well it tells those who know from those who do not. */
export interface ItemAnalysis {
	readonly card: CardId;
	/** Learners whose first answer is known. */
	readonly learners: number;
	/** Share of them who were right at once, 0 to 1. */
	readonly difficulty: number;
	/**
	 * Correlation of being right here with the share right of all other cards (corrected point-biserial);
	 * null where too few learners, or no difference among them, leave nothing to correlate.
	 */
	readonly discrimination: number | null;
	/** Wrong or right options that stood there often enough and that nobody chose. */
	readonly neverChosen: readonly string[];
}

/** Below this a correlation says more of chance than of the question. */
const FEWEST_LEARNERS = 10;
/** Other cards a learner must have answered for their share right to mean anything. */
const FEWEST_OTHERS = 5;
/**
 * Times an option must have stood there before it can be called idle: of what nobody chose in 30 times, the
 * true share is below one in ten, 19 times out of 20 (the rule of three).
 */
export const FEWEST_OFFERS = 30;

/** Each learner once: of several files with one id, of each deck the one that has seen more of it. */
export function distinctLearners(files: readonly LearnerStatistics[]): LearnerStatistics[] {
	const learners = new Map<string, Map<DeckId, readonly CardStatistics[]>>();
	for (const { learner, cards } of files) {
		const best = learners.get(learner) ?? new Map<DeckId, readonly CardStatistics[]>();
		learners.set(learner, best);
		for (const [deck, own] of byDeck(cards))
			if (seen(own) > seen(best.get(deck))) best.set(deck, own);
	}
	return [...learners].map(([learner, best]) => ({ learner, cards: [...best.values()].flat() }));
}

const seen = (cards: readonly CardStatistics[] = []): number =>
	cards.reduce((sum, { shown }) => sum + shown, 0);

function byDeck(cards: readonly CardStatistics[]): Map<DeckId, CardStatistics[]> {
	const decks = new Map<DeckId, CardStatistics[]>();
	for (const one of cards) {
		const deck = deckOfCard(one.card);
		const own = decks.get(deck);
		if (own) own.push(one);
		else decks.set(deck, [one]);
	}
	return decks;
}

/** Every card that somebody has answered, hardest first. */
export function analyse(files: readonly LearnerStatistics[]): ItemAnalysis[] {
	const marks = distinctLearners(files).map(({ cards }) => firstMarks(cards));
	const idle = idleOptions(pooled(distinctLearners(files).flatMap(({ cards }) => cards)));
	const ids = new Set(marks.flatMap((own) => [...own.keys()]));
	return [...ids]
		.map((card) => {
			const answers = marks.flatMap((own) => own.get(card) ?? []);
			return {
				card,
				learners: answers.length,
				difficulty: mean(answers),
				discrimination: discrimination(card, marks),
				neverChosen: idle.get(card) ?? []
			};
		})
		.sort((a, b) => a.difficulty - b.difficulty || (a.card < b.card ? -1 : 1));
}

/** 1 where the first answer to a card was right, 0 where it was forgotten. */
export function firstMarks(cards: readonly CardStatistics[]): Map<CardId, number> {
	const marks = new Map<CardId, number>();
	for (const { card, first } of cards) {
		if (first[1] > 0) marks.set(card, 0);
		else if (first[2] + first[3] + first[4] > 0) marks.set(card, 1);
	}
	return marks;
}

function discrimination(
	card: CardId,
	marks: readonly ReadonlyMap<CardId, number>[]
): number | null {
	const pairs = marks.flatMap((own) => {
		const here = own.get(card);
		const others = own.size - 1;
		if (here === undefined || others < FEWEST_OTHERS) return [];
		const right = [...own.values()].reduce((sum, one) => sum + one, 0) - here;
		return [[here, right / others] as const];
	});
	return pairs.length < FEWEST_LEARNERS ? null : correlation(pairs);
}

/** Pearson's; of a right or wrong with a score it is the point-biserial. Null where either does not vary. */
function correlation(pairs: readonly (readonly [number, number])[]): number | null {
	const [x, y] = [mean(pairs.map(([a]) => a)), mean(pairs.map(([, b]) => b))];
	let [both, left, right] = [0, 0, 0];
	for (const [a, b] of pairs) {
		both += (a - x) * (b - y);
		left += (a - x) ** 2;
		right += (b - y) ** 2;
	}
	return left < 1e-9 || right < 1e-9 ? null : both / Math.sqrt(left * right);
}

const mean = (all: readonly number[]): number =>
	all.length === 0 ? 0 : all.reduce((sum, one) => sum + one, 0) / all.length;

function idleOptions(cards: readonly CardStatistics[]): Map<CardId, string[]> {
	const idle = new Map<CardId, string[]>();
	for (const { card, offered, chosen } of cards) {
		const own = Object.entries(offered).flatMap(([text, times]) =>
			times >= FEWEST_OFFERS && !chosen[text] ? [text] : []
		);
		if (own.length > 0) idle.set(card, [...(idle.get(card) ?? []), ...own]);
	}
	return idle;
}
