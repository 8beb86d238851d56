import { writtenIn } from '$lib/domain/deck';
import { paragraphsOf, type WrittenAnswer, type WrittenQuestion } from '$lib/domain/written';
import { words } from '$lib/generation/text';
import type { Path } from '../yaml';
import type { Finding, Rule } from './rule';
import { FEWEST_WORDS, negationIn } from './stems';
import { senseOfText, type View } from './view';
import { ALL_OR_NONE, looseWordIn } from './wording';

type Choice = Extract<WrittenAnswer, { kind: 'choice' }>;

/** Every hand-written question with options that is asked. */
function* choices({ deck }: View): Iterable<{ item: WrittenQuestion; answer: Choice }> {
	for (const item of writtenIn(deck))
		if (item.answer.kind === 'choice' && item.status === 'asked')
			yield { item, answer: item.answer };
}

export const keyCount: Rule = {
	code: 'key-count',
	severity: 'error',
	*find(view) {
		for (const { item, answer } of choices(view)) {
			const right = answer.options.filter(({ correct }) => correct).length;
			const fault =
				right === 0
					? 'No option is marked as right.'
					: right > 1 && !answer.several
						? `${right} options are marked as right, and one is to be chosen.`
						: null;
			if (fault)
				yield {
					item,
					path: ['options'],
					message: fault,
					hint: 'Write `correct: true` at the right option; where several are to be chosen, `several: true` at the question.'
				};
		}
	}
};

export const allRight: Rule = {
	code: 'all-right',
	severity: 'warning',
	*find(view) {
		for (const { item, answer } of choices(view))
			if (answer.options.every(({ correct }) => correct))
				yield {
					item,
					path: ['options'],
					message: 'Every option is right, so that nothing is asked.',
					hint: 'Add an option that is wrong.'
				};
	}
};

const isDraft = ({ review }: WrittenQuestion): boolean => review?.state === 'draft';

/** A question from elsewhere often says less; as a draft it may be studied, and says that it is one. */
const unexplained = (drafts: boolean): Rule => ({
	code: 'option-without-reason',
	severity: drafts ? 'warning' : 'error',
	*find(view) {
		for (const { item, answer } of choices(view))
			for (const [i, option] of answer.options.entries())
				if (!option.correct && option.because === null && isDraft(item) === drafts)
					yield {
						item,
						path: ['options', i],
						message: `Nothing says why "${option.text}" is wrong.`,
						hint: 'Add `because:` with the reason: it is what the learner learns from a wrong choice.'
					};
	}
});
export const optionWithoutReason = unexplained(false);
export const draftOptionWithoutReason = unexplained(true);

/** The longest right option may be longer than the longest wrong one by this much. */
const LONGER = 1.25;

export const writtenKeyLongest: Rule = {
	code: 'key-longest',
	severity: 'warning',
	*find(view) {
		for (const { item, answer } of choices(view)) {
			const longest = (correct: boolean) =>
				Math.max(
					0,
					...answer.options.filter((o) => o.correct === correct).map((o) => o.text.length)
				);
			if (longest(false) > 0 && longest(true) > longest(false) * LONGER)
				yield {
					item,
					path: ['options'],
					message: 'The right option is longer than every wrong one by over a quarter.',
					hint: 'Shorten it, or write wrong ones as long.'
				};
		}
	}
};

const byOthers = (shuffled: boolean): Rule => ({
	code: 'all-or-none',
	severity: shuffled ? 'error' : 'warning',
	*find(view) {
		for (const { item, answer } of choices(view))
			for (const [i, { text }] of answer.options.entries())
				if (ALL_OR_NONE.test(text) && answer.shuffle === shuffled)
					yield {
						item,
						path: ['options', i, 'text'],
						message: `"${text}" stands for other options.`,
						hint: 'Write an option that can be read by itself; `shuffle: false` keeps it in its place until then.'
					};
	}
});
export const optionByOthers = byOthers(true);
export const fixedOptionByOthers = byOthers(false);

export const writtenLooseWords: Rule = {
	code: 'loose-word',
	severity: 'warning',
	*find(view) {
		for (const { item, answer } of choices(view))
			for (const [i, { text }] of answer.options.entries()) {
				const word = looseWordIn(text);
				if (word)
					yield {
						item,
						path: ['options', i, 'text'],
						message: `"${word}" in an option tells the trained test-taker whether it is right.`,
						hint: 'Say the option without it.'
					};
			}
	}
};

export const writtenStem: Rule = {
	code: 'stem-short',
	severity: 'warning',
	*find({ deck }) {
		for (const item of writtenIn(deck))
			if (words(item.stem).length < FEWEST_WORDS)
				yield {
					item,
					path: ['stem'],
					message: `The question has under ${FEWEST_WORDS} words, so its idea is left to the options.`,
					hint: 'Ask it so that it can be answered with the options covered.'
				};
	}
};

export const writtenNegative: Rule = {
	code: 'stem-negative',
	severity: 'warning',
	*find({ deck }) {
		for (const item of writtenIn(deck)) {
			// What comes before tells of a patient, who may well not have something.
			const word = negationIn(paragraphsOf(item.stem).at(-1) ?? '');
			if (word)
				yield {
					item,
					path: ['stem'],
					message: `The question asks for what is wrong ("${word}").`,
					hint: 'Ask for what is right, or write the word in capitals.'
				};
		}
	}
};

export const stemTwice: Rule = {
	code: 'stem-doubled',
	severity: 'warning',
	*find({ deck }) {
		const first = new Map<string, WrittenQuestion>();
		for (const item of writtenIn(deck)) {
			const asked = words(item.stem).join(' ');
			const before = first.get(asked);
			if (before)
				yield {
					item,
					path: ['stem'],
					message: `\`${before.id}\` asks in the same words.`,
					hint: 'Keep one of the two, or say what tells them apart.'
				};
			else first.set(asked, item);
		}
	}
};

export const partTwice: Rule = {
	code: 'part-doubled',
	severity: 'error',
	*find(view) {
		for (const item of writtenIn(view.deck)) {
			const { answer } = item;
			if (answer.kind === 'choice')
				yield* doubled(
					view,
					item,
					['options'],
					answer.options.map(({ text }) => text)
				);
			if (answer.kind === 'ordering') yield* doubled(view, item, ['steps'], answer.steps);
		}
	}
};

function* doubled(
	view: View,
	item: WrittenQuestion,
	path: Path,
	texts: readonly string[]
): Iterable<Finding> {
	const first = new Map<string, string>();
	for (const [i, text] of texts.entries()) {
		const sense = senseOfText(view, text);
		const before = first.get(sense);
		if (before !== undefined)
			yield {
				item,
				path: [...path, i],
				message: `"${before}" and "${text}" mean the same.`,
				hint: 'Take one of the two out.'
			};
		first.set(sense, text);
	}
}

export const withinOfRange: Rule = {
	code: 'within-of-range',
	severity: 'error',
	*find({ deck }) {
		for (const item of writtenIn(deck))
			if (
				item.answer.kind === 'numeric' &&
				item.answer.within !== null &&
				item.answer.quantity.is === 'between'
			)
				yield {
					item,
					path: ['within'],
					message: 'A range is answered by its two ends, and has nothing to be within.',
					hint: 'Take `within` out, or ask for one number.'
				};
	}
};
