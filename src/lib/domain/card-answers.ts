import type { CardId } from './ids';
import {
	distinctLearners,
	FEWEST_OFFERS,
	firstMarks,
	type LearnerStatistics
} from './item-analysis';
import { pooled } from './statistics';

/** What became of one option of a question. */
export interface OptionAnswers {
	readonly text: string;
	readonly correct: boolean;
	/** How often it stood there, and how often it was chosen. */
	readonly offered: number;
	readonly chosen: number;
}

/** One learner's answers to a card over time. */
export interface Recall {
	readonly answers: number;
	readonly forgotten: number;
}

/** What is known of the answers to one card, whoever gave them. */
export interface CardAnswers {
	/** How often it was asked, in whatever form. */
	readonly shown: number;
	/** Learners whose first answer is known, and how many of them were right. */
	readonly learners: number;
	readonly right: number;
	readonly options: readonly OptionAnswers[];
	/** Of this browser's learner; null where they have not answered it. */
	readonly own: Recall | null;
}

/** First answers below which a share says nothing: one learner more or less moves it by ten points. */
export const FEWEST_FIRST = 10;
/** Right at once: from this share on nobody learns from it, up to the other it is what guessing among four gives. */
export const EASY_SHARE = 0.95;
export const HARD_SHARE = 0.25;
/** Reviews come when one in ten is forgotten: three in ten, of ten at least, is hard for whoever answers. */
export const FEWEST_RECALLS = 10;
export const HARD_RECALL = 0.3;
/** With one in ten forgotten, none in thirty happens once in 24 times. */
export const FEWEST_EASY_RECALLS = 30;

/** unknown: not enough answers yet. */
export type Ease = 'too-hard' | 'too-easy' | 'fitting' | 'unknown';

/** How hard a card is for a group; null where the group is too small to say. */
export function easeForGroup({ learners, right }: CardAnswers): Exclude<Ease, 'unknown'> | null {
	if (learners < FEWEST_FIRST) return null;
	if (right / learners >= EASY_SHARE) return 'too-easy';
	return right / learners <= HARD_SHARE ? 'too-hard' : 'fitting';
}

/** How hard it is for one learner; null where the answers are too few to say. */
export function easeForOne({ own }: CardAnswers): Exclude<Ease, 'unknown'> | null {
	if (!own || own.answers < FEWEST_RECALLS) return null;
	if (own.forgotten / own.answers >= HARD_RECALL) return 'too-hard';
	if (own.answers < FEWEST_EASY_RECALLS) return null;
	return own.forgotten === 0 ? 'too-easy' : 'fitting';
}

/** How hard a card is: for the group where there is one, else for the author alone. */
export const easeOf = (answers: CardAnswers): Ease =>
	easeForGroup(answers) ?? easeForOne(answers) ?? 'unknown';

/** Wrong options that stood there often enough, and that nobody chose. */
export const neverChosen = ({ options }: CardAnswers): OptionAnswers[] =>
	options.filter(
		({ correct, offered, chosen }) => !correct && offered >= FEWEST_OFFERS && chosen === 0
	);

/** Every card that somebody has answered. `right`: the texts of each card's right options. */
export function answersByCard(
	files: readonly LearnerStatistics[],
	right: ReadonlyMap<CardId, ReadonlySet<string>> = new Map(),
	own: ReadonlyMap<CardId, Recall> = new Map()
): Map<CardId, CardAnswers> {
	const learners = distinctLearners(files);
	const marks = learners.map(({ cards }) => firstMarks(cards));
	const found = new Map<CardId, CardAnswers>();
	for (const { card, shown, offered, chosen } of pooled(learners.flatMap(({ cards }) => cards))) {
		const before = found.get(card);
		const first = before ? [] : marks.flatMap((own) => own.get(card) ?? []);
		const options = new Map(before?.options.map((option) => [option.text, option]));
		for (const [text, times] of Object.entries(offered)) {
			const known = options.get(text);
			options.set(text, {
				text,
				correct: right.get(card)?.has(text) ?? false,
				offered: times + (known?.offered ?? 0),
				chosen: (chosen[text] ?? 0) + (known?.chosen ?? 0)
			});
		}
		found.set(card, {
			shown: shown + (before?.shown ?? 0),
			learners: before?.learners ?? first.length,
			right: before?.right ?? first.reduce((sum, mark) => sum + mark, 0),
			options: [...options.values()],
			own: own.get(card) ?? null
		});
	}
	return found;
}
