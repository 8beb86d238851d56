import type { Answer, Marking, Option, Question, QuestionOf, Typed } from '$lib/domain/question';
import { isQuantity } from './numeric-marking';
import { readTyped, type Reading } from './typing';

/**
 * What the machine makes of an answer. Only `correct` decides; `credit` is for showing: the share
 * that is right, wrong choices taken off.
 */
export function mark(question: Question, answer: Answer): Marking {
	if (answer.form === 'recall') return { correct: null, credit: 0, parts: [], readAs: null };
	if (question.form === 'single-choice' && answer.form === 'single-choice')
		return markChoice(question.options, [answer.chosen]);
	if (question.form === 'multiple-choice' && answer.form === 'multiple-choice')
		return markChoice(question.options, answer.chosen);
	if (question.form === 'matrix' && answer.form === 'matrix')
		return markChoice(question.cells, answer.ticked);
	if (question.form === 'cloze' && answer.form === 'cloze')
		return markCloze(question.blank, answer.typed);
	if (question.form === 'numeric' && answer.form === 'numeric')
		return marked([isQuantity(question.quantity, answer.typed, question.within)]);
	if (question.form === 'list-recall' && answer.form === 'list-recall')
		return markList(question, answer.typed);
	if (question.form === 'ordering' && answer.form === 'ordering')
		return markOrder(question, answer.order);
	if (question.form === 'disagreement' && answer.form === 'disagreement')
		return marked(question.claims.map(({ side }, at) => answer.sides[at] === side));
	throw new Error(`An answer to ${answer.form} cannot be marked as ${question.form}.`);
}

const share = (parts: readonly boolean[]) =>
	parts.length === 0 ? 0 : parts.filter(Boolean).length / parts.length;

const marked = (parts: readonly boolean[], credit = share(parts)): Marking => ({
	correct: parts.every(Boolean),
	credit,
	parts,
	readAs: null
});

function markChoice(options: readonly Option[], chosen: readonly number[]): Marking {
	const right = options.filter((option, at) => option.correct && chosen.includes(at)).length;
	const wrong = options.filter((option, at) => !option.correct && chosen.includes(at)).length;
	const all = options.filter((option) => option.correct).length;
	return marked(
		options.map((option, at) => option.correct === chosen.includes(at)),
		Math.max(0, right - wrong) / all
	);
}

function markCloze(blank: Typed, typed: string): Marking {
	const reading = readTyped(blank, typed);
	return { ...marked([reading !== null]), readAs: reading?.slip ? reading.as : null };
}

/** Each line counts for one member; in an ordered list, for the member in its own place. */
function markList(
	{ members, ordered }: QuestionOf<'list-recall'>,
	typed: readonly string[]
): Marking {
	const readings: (Reading | null)[] = members.map((member, at) =>
		ordered ? readTyped(member, typed[at] ?? '') : null
	);
	if (!ordered) assign(members, typed, readings);
	const slips = readings.flatMap((reading) => (reading?.slip ? [reading.as] : []));
	return {
		...marked(readings.map((reading) => reading !== null)),
		readAs: slips.length > 0 ? slips.join(', ') : null
	};
}

/** Exact spellings take their members first, so that a slip never takes one from them. */
function assign(
	members: readonly Typed[],
	typed: readonly string[],
	readings: (Reading | null)[]
): void {
	const left = [...typed];
	for (const slips of [false, true])
		members.forEach((member, at) => {
			if (readings[at]) return;
			const line = left.findIndex((text) => readTyped(member, text)?.slip === slips);
			if (line < 0) return;
			readings[at] = readTyped(member, left[line] ?? '');
			left.splice(line, 1);
		});
}

/** Which member of a list an entry stands for, spelt exactly or with a slip; null = none. */
export function memberNamed({ members }: QuestionOf<'list-recall'>, entry: string): number | null {
	const readings = members.map((member) => readTyped(member, entry));
	const exact = readings.findIndex((reading) => reading?.slip === false);
	const at = exact >= 0 ? exact : readings.findIndex((reading) => reading !== null);
	return at >= 0 ? at : null;
}

/** Right only as a whole; the credit is the share of pairs in the right order. */
function markOrder({ steps, order }: QuestionOf<'ordering'>, given: readonly number[]): Marking {
	const placed = steps.map((_, step) => given.indexOf(step));
	let [inOrder, pairs] = [0, 0];
	order.forEach((before, at) =>
		order.slice(at + 1).forEach((after) => {
			const [first, second] = [placed[before] ?? -1, placed[after] ?? -1];
			pairs++;
			if (first >= 0 && first < second) inOrder++;
		})
	);
	return marked(
		steps.map((_, step) => given.indexOf(step) === order.indexOf(step)),
		pairs === 0 ? 0 : inOrder / pairs
	);
}
