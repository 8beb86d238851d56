import { CONFIDENCES, type Confidence } from '$lib/domain/grade';
import type { Mock, MockItem, MockPaper } from '$lib/domain/mock';
import { answersGiven, type Given } from '$lib/domain/mock-answers';
import {
	brier,
	chanceOf,
	guessCorrected,
	SAID,
	wilson,
	type Interval,
	type Prediction
} from '$lib/domain/mock-score';
import { stateOf, type ItemState } from '$lib/domain/mock-state';
import type { Marking, Question } from '$lib/domain/question';
import { choicesIn, markOf } from './mock-marks';
import { capitalise } from './wording';

/** What changing an answer came to, from the first to the last. */
export type Change = 'right-to-wrong' | 'wrong-to-right' | 'wrong-to-wrong' | 'back-to-right';

/** One question of a mock that is over. */
export interface Reported {
	/** From 1, as asked. */
	readonly place: number;
	readonly item: MockItem;
	readonly question: Question;
	readonly state: ItemState;
	readonly marking: Marking;
	readonly correct: boolean;
	readonly given: readonly Given[];
	/** null: never changed. */
	readonly change: Change | null;
	readonly slow: boolean;
	readonly kind: ReportedKind;
}

export type ReportedKind = 'sure-wrong' | 'wrong' | 'open' | 'right';

/** So many right of a group of questions. */
export interface Group {
	readonly name: string;
	/** The blueprint's share, 0 to 1; null where the group is none of its categories. */
	readonly share: number | null;
	readonly right: number;
	readonly of: number;
	readonly interval: Interval;
}

/** What came of the answers given with one confidence. */
export interface Said {
	readonly confidence: Confidence;
	readonly chance: number;
	readonly right: number;
	readonly of: number;
	readonly interval: Interval;
}

/** All that a mock has to tell; no rank and no chance of passing, for which there is no cohort. */
export interface MockReport {
	readonly right: number;
	readonly of: number;
	readonly interval: Interval;
	/** Share known once guessing is taken off. */
	readonly known: number;
	readonly spent: number;
	readonly pauses: number;
	/** Time ran out. */
	readonly timeUp: boolean;
	readonly byCategory: readonly Group[];
	readonly bySlot: readonly Group[];
	/** Sure but wrong first, then wrong, left open, right; the order of the paper within each. */
	readonly rows: readonly Reported[];
	/** The slowest first. */
	readonly slow: readonly Reported[];
	readonly changed: readonly Reported[];
	readonly said: readonly Said[];
	/** Of what the candidate said; null where nothing was said. */
	readonly brier: number | null;
	/** Of Ranvier's own predictions for cards met before; null where there was none. */
	readonly predictedBrier: number | null;
}

/** Slower than this many times the median of the paper. */
const SLOW = 2;

/** Sums up a mock that is over. */
export function reportOf(mock: Mock, { questions }: MockPaper): MockReport {
	const state = stateOf(mock);
	const given = answersGiven(mock);
	const middle = median(state.items.map(({ spent }) => spent).filter((ms) => ms > 0));
	const rows = mock.items.flatMap((item, at) => {
		const [question, own] = [questions[at], state.items[at]];
		return question && own ? [reported(item, at, question, own, given[at] ?? [], middle)] : [];
	});
	const right = rows.filter(({ correct }) => correct).length;
	const said = rows.flatMap(({ correct, state: { confidence, answer } }) =>
		confidence && answer ? [{ confidence, correct, chance: SAID[confidence] }] : []
	);
	return {
		right,
		of: rows.length,
		interval: wilson(right, rows.length),
		known: guessCorrected(rows.map(markedOf)),
		spent: state.spent,
		pauses: mock.log.filter((step) => step.do === 'pause').length,
		timeUp: mock.log.some((step) => step.do === 'submit' && step.why === 'time'),
		byCategory: mock.quotas.map(({ category, name, share }) =>
			groupOf(
				name,
				share,
				rows.filter(({ item }) => item.category === category)
			)
		),
		bySlot: [...new Set(rows.map(({ question }) => question.slot))].sort().map((slot) =>
			groupOf(
				capitalise(slot.replaceAll('-', ' ')),
				null,
				rows.filter(({ question }) => question.slot === slot)
			)
		),
		rows: KINDS.flatMap((kind) => rows.filter((row) => row.kind === kind)),
		slow: rows.filter(({ slow }) => slow).sort((a, b) => b.state.spent - a.state.spent),
		changed: rows.filter(({ change }) => change !== null),
		said: CONFIDENCES.map((confidence) =>
			saidOf(
				confidence,
				said.filter((one) => one.confidence === confidence)
			)
		).filter(({ of }) => of > 0),
		brier: brier(said),
		predictedBrier: brier(rows.flatMap(predictionOf))
	};
}

/** The order in which a report goes through the questions. */
export const KINDS: readonly ReportedKind[] = ['sure-wrong', 'wrong', 'open', 'right'];

function reported(
	item: MockItem,
	at: number,
	question: Question,
	state: ItemState,
	given: readonly Given[],
	middle: number
): Reported {
	const marking = markOf(question, state.answer);
	const correct = marking.correct === true;
	return {
		place: at + 1,
		item,
		question,
		state,
		marking,
		correct,
		given,
		change: changeOf(given.map(({ answer }) => markOf(question, answer).correct === true)),
		slow: middle > 0 && state.spent > SLOW * middle,
		kind: kindOf(correct, state)
	};
}

function kindOf(correct: boolean, { answer, confidence }: ItemState): ReportedKind {
	if (correct) return 'right';
	if (answer === null) return 'open';
	return confidence === 'confident' ? 'sure-wrong' : 'wrong';
}

function changeOf(marks: readonly boolean[]): Change | null {
	if (marks.length < 2) return null;
	const [first, last] = [marks[0], marks.at(-1)];
	if (last) return first ? 'back-to-right' : 'wrong-to-right';
	return marks.includes(true) ? 'right-to-wrong' : 'wrong-to-wrong';
}

const markedOf = ({ correct, question, state }: Reported) => ({
	correct,
	answered: state.answer !== null,
	choices: choicesIn(question)
});

function groupOf(name: string, share: number | null, rows: readonly Reported[]): Group {
	const right = rows.filter(({ correct }) => correct).length;
	return { name, share, right, of: rows.length, interval: wilson(right, rows.length) };
}

function saidOf(confidence: Confidence, predictions: readonly Prediction[]): Said {
	const right = predictions.filter(({ correct }) => correct).length;
	const of = predictions.length;
	return { confidence, chance: SAID[confidence], right, of, interval: wilson(right, of) };
}

/** Of the first answer: the prediction knows nothing of second thoughts. */
function predictionOf({ item, question, given }: Reported): Prediction[] {
	const [first] = given;
	if (item.predicted === null || !first) return [];
	const chance = chanceOf(item.predicted, choicesIn(question));
	return [{ chance, correct: markOf(question, first.answer).correct === true }];
}

function median(numbers: readonly number[]): number {
	const sorted = [...numbers].sort((a, b) => a - b);
	const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
	return (low + (sorted[Math.floor(sorted.length / 2)] ?? 0)) / 2;
}
