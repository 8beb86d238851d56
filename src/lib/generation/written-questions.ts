import type { Card } from '$lib/domain/card';
import type { Form, Option, Question, QuestionOf } from '$lib/domain/question';
import { shuffled } from '$lib/domain/random';
import type { WrittenAnswer, WrittenOption, WrittenQuestion } from '$lib/domain/written';
import type { DeckIndex } from './deck-index';
import { drawFor, frameOfWritten, noSuchForm, type Frame } from './frame';
import { misplaced } from './misplaced';
import { formatQuantity, orderOf, readQuantity } from './quantity';
import { capitalise, enumerate } from './text';
import { BLANK, typed } from './typed';

/** The one form a hand-written question is asked in. */
export function formOfWritten({ answer }: WrittenQuestion): Form {
	switch (answer.kind) {
		case 'choice':
			return answer.several ? 'multiple-choice' : 'single-choice';
		case 'typed':
			return 'cloze';
		case 'open':
			return 'recall';
		case 'numeric':
		case 'ordering':
			return answer.kind;
	}
}

/** A hand-written question as its author put it; the seed only arranges what may be arranged. */
export function writtenQuestion(
	index: DeckIndex,
	card: Card,
	written: WrittenQuestion,
	form: Form,
	seed: number
): Question {
	if (form !== formOfWritten(written)) throw noSuchForm(card, form);
	const { answer } = written;
	const frame = frameOfWritten(index, card, written, { seed, key: keyOfWritten(answer) });
	switch (answer.kind) {
		case 'choice':
			return choice(card, frame, answer);
		case 'typed':
			return cloze(index, frame, answer);
		case 'numeric':
			return numeric(frame, answer);
		case 'ordering':
			return ordering(card, frame, answer);
		case 'open':
			return { ...frame, form: 'recall', points: answer.points } satisfies QuestionOf<'recall'>;
	}
}

/** The answer in words. */
export function keyOfWritten(answer: WrittenAnswer): string {
	switch (answer.kind) {
		case 'choice':
			return enumerate(answer.options.filter(({ correct }) => correct).map(({ text }) => text));
		case 'typed':
			return capitalise(answer.accepts[0] ?? '');
		case 'numeric':
			return capitalise(formatQuantity(answer.quantity));
		case 'ordering':
			return answer.steps.join('; ');
		case 'open':
			return answer.points.map((point) => point.replace(/\.$/, '')).join('; ');
	}
}

type Answer<Kind extends WrittenAnswer['kind']> = Extract<WrittenAnswer, { kind: Kind }>;

function choice(
	card: Card,
	frame: Frame,
	{ options, several, shuffle }: Answer<'choice'>
): QuestionOf<'single-choice'> | QuestionOf<'multiple-choice'> {
	const form = several ? ('multiple-choice' as const) : ('single-choice' as const);
	const numbers = shuffle ? ascending(options) : null;
	const arranged =
		numbers ?? (shuffle ? shuffled(options, drawFor(card, form, frame.seed)) : options);
	const stem = several ? chooseAll(frame.stem) : frame.stem;
	return { ...frame, stem, form, options: arranged.map(optionOf) };
}

const chooseAll = (stem: string): string =>
	/\ball (?:that|which)\b/i.test(stem) ? stem : `${stem} Choose all that apply.`;

/** Numbers are put in their order, as in every question of a deck; null where not all are numbers. */
function ascending(options: readonly WrittenOption[]): readonly WrittenOption[] | null {
	const read = options.map((option) => ({
		option,
		quantity: /^\P{L}*\d/u.test(option.text) ? readQuantity(option.text) : null
	}));
	const units = new Set(read.map(({ quantity }) => quantity?.unit ?? null));
	if (units.has(null) || units.size > 1) return null;
	return read
		.sort((a, b) => (a.quantity && b.quantity ? orderOf(a.quantity) - orderOf(b.quantity) : 0))
		.map(({ option }) => option);
}

function optionOf({ text, correct, because }: WrittenOption): Option {
	const base = { text: capitalise(text), termId: null, rationale: because ?? '' };
	return correct ? { ...base, correct } : { ...base, correct, ground: 'foil' };
}

/** The stem stands above; what is typed goes into the blank, in the stem or beneath it. */
function cloze(index: DeckIndex, frame: Frame, { accepts }: Answer<'typed'>): QuestionOf<'cloze'> {
	const [first = '', ...others] = accepts;
	const lines = frame.stem.split('\n');
	const last = lines.pop() ?? '';
	const blanked = /_{3,}/.test(last);
	return {
		...frame,
		form: 'cloze',
		stem: blanked ? [...lines, 'Fill in the blank.'].join('\n') : frame.stem,
		text: blanked ? last.replace(/_{3,}/, BLANK) : BLANK,
		blank: typed(index, first, others)
	};
}

const numeric = (frame: Frame, { quantity, within }: Answer<'numeric'>): QuestionOf<'numeric'> => ({
	...frame,
	form: 'numeric',
	quantity,
	...(within !== null && { within })
});

function ordering(card: Card, frame: Frame, { steps }: Answer<'ordering'>): QuestionOf<'ordering'> {
	const places = misplaced(
		steps.map((_, at) => at),
		drawFor(card, 'ordering', frame.seed)
	);
	return {
		...frame,
		form: 'ordering',
		steps: places.flatMap((at) => steps[at] ?? []),
		order: steps.map((_, at) => places.indexOf(at))
	};
}
