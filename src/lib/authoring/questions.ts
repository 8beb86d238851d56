import type { EditorialReview } from '$lib/domain/editorial';
import type { Quantity } from '$lib/domain/fact';
import type { WrittenAnswer } from '$lib/domain/written';
import type { Reading } from './reading';
import type { QuestionText, ReviewText } from './schemas';
import { quantityOf } from './values';
import type { Path, YamlText } from './yaml';

/** The keys of which a hand-written question has one: it says what kind of question it is. */
export const ANSWER_KEYS = ['options', 'accept', 'number', 'steps', 'points'] as const;
export type AnswerKey = (typeof ANSWER_KEYS)[number];

/** Keys that go with one kind of answer only. */
const BELONGS: Readonly<Record<'several' | 'shuffle' | 'within', AnswerKey>> = {
	several: 'options',
	shuffle: 'options',
	within: 'number'
};

/** What a hand-written question asks for; null where it says so not at all, or twice. */
export function writtenAnswer(
	text: QuestionText,
	yaml: YamlText,
	path: Path,
	reading: Reading
): WrittenAnswer | null {
	const [key, ...more] = ANSWER_KEYS.filter((one) => text[one] !== undefined);
	const fault = (at: Path, message: string, hint: string) =>
		reading.fault('answer-shape', yaml.placeOf([...path, ...at]), message, hint);
	if (key === undefined) {
		fault([], 'Nothing says what the answer is.', `Add one of ${namesOf(ANSWER_KEYS)}.`);
		return null;
	}
	if (more.length > 0) {
		fault([more[0] ?? key], `It has ${namesOf([key, ...more])}.`, 'Keep one: it is one question.');
		return null;
	}
	for (const [name, of] of Object.entries(BELONGS) as ['several', AnswerKey][])
		if (text[name] !== undefined && of !== key)
			fault([name], `\`${name}\` goes with \`${of}\`, not with \`${key}\`.`, 'Take it out.');
	return answerOf(text);
}

const namesOf = (keys: readonly string[]): string => keys.map((key) => `\`${key}\``).join(', ');

function answerOf(text: QuestionText): WrittenAnswer | null {
	const { options, accept, number, steps, points } = text;
	if (options)
		return {
			kind: 'choice',
			options: options.map((option) => ({
				text: option.text,
				correct: option.correct ?? false,
				because: option.because ?? null
			})),
			several: text.several ?? false,
			shuffle: text.shuffle ?? true
		};
	if (accept) return { kind: 'typed', accepts: accept };
	if (number) return { kind: 'numeric', quantity: withUnit(number), within: text.within ?? null };
	if (steps) return { kind: 'ordering', steps };
	return points ? { kind: 'open', points } : null;
}

const withUnit = (number: NonNullable<QuestionText['number']>): Quantity =>
	quantityOf({ ...number, unit: number.unit ?? '' });

/** An entry's review, as a key to be spread into it; none where it has none. */
export function reviewOf(text: ReviewText | undefined): { review?: EditorialReview } {
	if (!text) return {};
	const { state, by, role, date, checklist } = text;
	return {
		review: {
			state,
			by: by ?? null,
			role: role ?? null,
			date: date ?? null,
			checklist: checklist ?? []
		}
	};
}
