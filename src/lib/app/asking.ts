import type { Moment } from '$lib/domain/day';
import type { Confidence, Grade } from '$lib/domain/grade';
import type { CardId } from '$lib/domain/ids';
import type { Outcomes, Policy } from '$lib/domain/memory';
import type { Answer, Marking, Question } from '$lib/domain/question';
import { MAX_TOOK_MS } from '$lib/domain/review';
import { mark } from '$lib/generation/marking';
import { propose } from '$lib/generation/proposal';
import { clampMoment, outcomes, retrievability } from '$lib/scheduling/fsrs';
import { becomesLeech } from '$lib/scheduling/leech';
import type { Pace } from '$lib/scheduling/pace';
import type { Answered as AnsweredRow } from '$lib/storage/reviews';
import type { CardRow, Shown } from '$lib/storage/rows';
import type { Cap } from './exam-cap';
import { explain, type Explanation } from './explanation';
import type { OpenDeck } from './open-decks';

/** A question on the screen, not yet answered. */
export interface Asking {
	readonly step: 'asking';
	readonly card: CardId;
	readonly question: Question;
}

/** The same question with its answer; the four futures are decided, one of them will be stored. */
export interface Answered {
	readonly step: 'answered';
	readonly card: CardId;
	readonly question: Question;
	readonly answer: Answer;
	readonly confidence: Confidence | null;
	readonly marking: Marking;
	readonly explanation: Explanation;
	readonly outcomes: Outcomes;
	readonly proposed: Grade;
	/** The next exam that the card counts in; null = none. */
	readonly cap: Cap | null;
	/** When it was answered: the moment the review carries. */
	readonly at: Moment;
}

/** What stands behind the question on the screen. */
export interface OnScreen {
	readonly row: CardRow;
	readonly open: OpenDeck;
	readonly policy: Policy;
	readonly shown: Shown;
	readonly question: Question;
}

/** Marks an answer and decides the card's four futures, once. */
export function answered(
	screen: OnScreen,
	answer: Answer,
	confidence: Confidence | null,
	at: Moment,
	pace: Pace,
	cap: Cap | null
): Answered {
	const { row, open, policy, shown, question } = screen;
	const marking = gaveUp(question, answer) ? markingOfGivingUp(question) : mark(question, answer);
	return {
		step: 'answered',
		card: row.id,
		question,
		answer,
		confidence,
		marking,
		explanation: explain(open.deck, question),
		// A memory that begins after a reset does not begin before it, wherever the clock stands now.
		outcomes: outcomes(row.memory, row.id, clampMoment(row.reset ?? null, at), policy),
		proposed: propose(
			marking,
			at.clock - shown.shownAt,
			row.memory ? pace.review : pace.fresh,
			confidence ? { confidence } : {}
		),
		cap,
		at
	};
}

/** The row that grade `grade` makes of an answer, ready to be stored. */
export function reviewOf(screen: OnScreen, view: Answered, grade: Grade): AnsweredRow {
	const { row, open, policy, shown } = screen;
	const { at } = view;
	const { memory } = view.outcomes[grade];
	const leech = becomesLeech(row.memory, memory);
	return {
		review: {
			kind: 'review',
			card: row.id,
			at: memory.lastAt,
			clock: at.clock,
			offset: at.offset,
			day: memory.lastDay,
			grade,
			proposed: view.proposed,
			form: view.question.form,
			seed: view.question.seed,
			deckVersion: open.deck.version,
			answer: view.answer,
			correct: view.marking.correct,
			confidence: view.confidence,
			choices: view.question.form === 'single-choice' ? view.question.options.length : null,
			took: Math.min(MAX_TOOK_MS, Math.max(0, at.clock - shown.shownAt)),
			predicted: row.memory && retrievability(row.memory, at.day, policy),
			policy: policy.id
		},
		expects: row.lastReview,
		memory,
		setAside: leech ? { reason: 'leech', at: at.clock } : null,
		shownAt: shown.shownAt,
		policy
	};
}

/** Giving up on a form that the machine marks is a wrong answer; on free recall the learner judges. */
const gaveUp = (question: Question, answer: Answer): boolean =>
	answer.form === 'recall' && question.form !== 'recall';

const markingOfGivingUp = (question: Question): Marking => ({
	correct: false,
	credit: 0,
	parts: new Array<boolean>(partsOf(question)).fill(false),
	readAs: null
});

/** How many parts a marking has, by form. */
function partsOf(question: Question): number {
	switch (question.form) {
		case 'single-choice':
		case 'multiple-choice':
			return question.options.length;
		case 'list-recall':
			return question.members.length;
		case 'ordering':
			return question.order.length;
		case 'matrix':
			return question.cells.length;
		case 'disagreement':
			return question.claims.length;
		case 'cloze':
		case 'numeric':
		case 'recall':
			return 1;
	}
}
