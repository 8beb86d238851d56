import type { AskedCard } from '../../src/lib/authoring/checks/asked';
import type { Option, Question } from '../../src/lib/domain/question';
import { pick, randomFrom, shuffled } from '../../src/lib/domain/random';
import { formatQuantity } from '../../src/lib/generation/quantity';

/** Questions as one JSON object per line, under the names other tools read. */
export const asLines = (asked: readonly AskedCard[]): string =>
	asked.flatMap(({ questions }) => questions.map((q) => JSON.stringify(asRecord(q)))).join('\n');

/** Questions to be read, card by card. */
export const asText = (asked: readonly AskedCard[]): string =>
	asked
		.map(({ card, questions }) => [`== ${card.id}`, ...questions.map(questionText)].join('\n\n'))
		.join('\n\n');

/** So many cards drawn at random, one question of each. */
export function sample(asked: readonly AskedCard[], count: number, seed: number): AskedCard[] {
	const random = randomFrom(seed);
	return shuffled(asked, random)
		.slice(0, count)
		.map((one) => ({ ...one, questions: [pick(one.questions, random)] }));
}

/** The names that are fixed come first; what only one form has follows. */
function asRecord(question: Question): Record<string, unknown> {
	const { cardId, factIds, subject, slot, form, seed, stem, key, caveats, conflicts } = question;
	return {
		...{ cardId, factIds, subject, slot, form, seed, stem },
		options: choicesOf(question).map(optionRecord),
		key,
		sources: question.sources.map(({ source, at }) => ({ id: source, locator: at })),
		...{ caveats, conflicts },
		says: question.says,
		rationale: question.rationale,
		...ownParts(question)
	};
}

const choicesOf = (question: Question): readonly Option[] =>
	'options' in question ? question.options : question.form === 'matrix' ? question.cells : [];

const optionRecord = (option: Option) => ({
	text: option.text,
	correct: option.correct,
	termId: option.termId,
	ground: option.correct ? null : option.ground,
	rationale: option.rationale
});

function ownParts(question: Question): Record<string, unknown> {
	switch (question.form) {
		case 'single-choice':
		case 'multiple-choice':
			return {};
		case 'cloze':
			return { text: question.text, blank: question.blank };
		case 'recall':
			return { points: question.points };
		case 'list-recall':
			return { members: question.members, ordered: question.ordered };
		case 'ordering':
			return { steps: question.steps, order: question.order };
		case 'numeric':
			return { quantity: question.quantity };
		case 'matrix':
			return { by: question.cells.map((cell) => cell.by), shown: question.shown };
		case 'disagreement':
			return { sides: question.sides, claims: question.claims };
	}
}

function questionText(question: Question): string {
	const { form, seed, stem, key, sources, caveats, conflicts, rationale } = question;
	return [
		`${form} (seed ${seed})`,
		`  ${stem}`,
		...bodyLines(question),
		`  Answer: ${key}`,
		...(rationale ? [`  Why: ${rationale}`] : []),
		...sources.map(({ source, at }) => `  Source: ${source}, ${at}`),
		...caveats.map((caveat) => `  Caveat: ${caveat}`),
		...(conflicts.length ? [`  The sources disagree: ${conflicts.join(', ')}`] : [])
	].join('\n');
}

function bodyLines(question: Question): string[] {
	switch (question.form) {
		case 'single-choice':
		case 'multiple-choice':
			return question.options.flatMap((option) => optionLines(option));
		case 'cloze':
			return [`    ${question.text}`, `    accepts: ${question.blank.accepts.join('; ')}`];
		case 'recall':
			return question.points.map((point) => `    - ${point}`);
		case 'list-recall':
			return question.members.map(({ text, accepts }) => `    - ${text} [${accepts.join('; ')}]`);
		case 'ordering':
			return question.steps.map((step, i) => `    ${question.order.indexOf(i) + 1}. ${step}`);
		case 'numeric':
			return [`    ${formatQuantity(question.quantity)}`];
		case 'matrix':
			return [
				...question.cells.flatMap((cell) => optionLines(cell, `, by ${cell.by}`)),
				...question.shown.map(({ text, why, note }) => `    (-) ${text}: ${why}. ${note}`.trimEnd())
			];
		case 'disagreement':
			return question.claims.map(
				({ text, side }) => `    ${question.sides[side]?.label ?? ''}: ${text}`
			);
	}
}

const optionLines = (option: Option, after = ''): string[] => [
	`    ${option.correct ? '(x)' : '( )'} ${option.text}${after}`,
	`        ${option.correct ? 'right' : `wrong, ${option.ground}`}: ${option.rationale}`
];
