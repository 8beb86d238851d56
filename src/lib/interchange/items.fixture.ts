import fc from 'fast-check';
import { BLANK, exact, KINDS, type Choice, type Item, type Kind } from './item';

const SIGNS = [...'abcXYZ019 .,;:!?()[]{}~=#%\\/"\'<>&|@+-*_é≥µ中😀'];

/** A line of text full of signs that formats use for themselves. */
const line = fc
	.array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength: 30 })
	.map((signs) => `w${signs.join('')}z`.replace(/ +/g, ' ').replaceAll('__', '_'));
const paragraphs = fc
	.array(line, { minLength: 1, maxLength: 3 })
	.chain((lines) => fc.constantFrom('\n', '\n\n').map((between) => lines.join(between)));
const perhaps = fc.oneof(fc.constant(''), paragraphs);
const name = line.map((text) => text.replace(/[/|\\]/g, '-'));

const base = fc.record({
	id: fc.uuid(),
	title: fc.oneof(fc.constant(''), line),
	stem: paragraphs,
	feedback: perhaps,
	category: fc.array(name, { maxLength: 3 }),
	tags: fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 3 }),
	at: fc.constant('')
});

const choice = (weights: readonly number[]): fc.Arbitrary<Choice[]> =>
	fc.tuple(
		...weights.map((weight) =>
			fc.record({ text: line, weight: fc.constant(weight), feedback: perhaps })
		)
	);

const answers: Record<Kind, fc.Arbitrary<object>> = {
	'single-choice': fc.record({
		options: fc.constantFrom([1, 0, 0], [0, 1], [0, 0.5, 1, 0]).chain(choice)
	}),
	'multiple-choice': fc.record({
		options: fc.constantFrom([0.5, 0, 0.5], [0.5, 0.5, -1], [0.25, 0.75, -0.5, -0.5]).chain(choice)
	}),
	'true-false': fc.record({ answer: fc.boolean(), whenTrue: perhaps, whenFalse: perhaps }),
	'short-answer': fc.record({ accepts: fc.constantFrom([1], [1, 1], [1, 0.5]).chain(choice) }),
	numeric: fc.record({
		unit: fc.constant(''),
		intervals: fc.array(
			fc
				.record({
					middle: fc.integer({ min: -1000, max: 1000 }),
					within: fc.constantFrom(0, 0.5, 0.25, 3),
					feedback: perhaps
				})
				.map(({ middle, within, feedback }) => ({
					min: exact(middle / 8 - within),
					max: exact(middle / 8 + within),
					weight: 1,
					feedback
				})),
			{ minLength: 1, maxLength: 2 }
		)
	}),
	matching: fc.record({
		pairs: fc.array(fc.record({ left: line, right: line }), { minLength: 2, maxLength: 4 })
	}),
	ordering: fc.record({ steps: fc.array(line, { minLength: 2, maxLength: 5 }) }),
	cloze: fc.record({ blanks: fc.array(line, { minLength: 1, maxLength: 3 }).map((b) => [b]) }),
	essay: fc.record({ model: perhaps }),
	description: fc.constant({})
};

/** Questions of the kinds named, with texts that try every format's own signs. */
export const anItem = (...kinds: readonly Kind[]): fc.Arbitrary<Item> =>
	fc
		.constantFrom(...kinds)
		.chain((kind) =>
			fc.tuple(base, answers[kind]).map(([common, own]) => ({ ...common, kind, ...own }) as Item)
		)
		.map((item) =>
			item.kind === 'cloze' ? { ...item, stem: `${item.stem} ${BLANK} end.` } : item
		);

/** What is compared after a way there and back: all but the place in the file. */
export const comparable = ({ at: _at, ...item }: Item) => item;

const SIGN = fc.oneof(
	fc.integer({ min: 0, max: 0x20 }),
	fc.integer({ min: 0x7f, max: 0xa0 }),
	fc.integer({ min: 0xd800, max: 0xdfff }),
	fc.constantFrom(0xad, 0x200b, 0x2028, 0x202e, 0xfeff, 0xfffe, 0xffff)
);
const WORDS = [
	'____',
	'a',
	'A',
	' ',
	'\n',
	'1',
	'.',
	':',
	'#',
	"'",
	'"',
	'é',
	'e\u0301',
	'ﬁ',
	'😀'
];
const MARKS = ['µ', 'μ', '?', 'true', 'null', '~', '%', '&', '*', '|', '>', '@', '`', '{', '['];
const LENGTHS = [59, 60, 99, 100, 159, 160, 399, 400, 1_199, 1_200, 5_999];
const short = fc.string({
	unit: fc.oneof(
		SIGN.map((code) => String.fromCharCode(code)),
		fc.constantFrom(...WORDS, ...MARKS, 'all of the above')
	),
	maxLength: 12
});

/** Text with signs that nothing shows, halves of signs, words that formats mean something by, at any limit. */
export const anyText = fc.oneof(
	{ weight: 5, arbitrary: short },
	fc
		.tuple(short, fc.constantFrom(...LENGTHS), fc.constantFrom('x', '😀', 'word '), short)
		.map(([before, times, unit, behind]) => before + unit.repeat(times) + behind),
	fc.constantFrom('a', 'A', 'a ', 'True')
);
const anyNumber = fc.oneof(fc.double(), fc.constantFrom(0, -0, Infinity, -Infinity, NaN, 5e-324));
const anyWeight = fc.constantFrom(1, 0, 0.5, -1, 0.9999, NaN, 2);
const anyChoices = fc.array(fc.record({ text: anyText, weight: anyWeight, feedback: anyText }), {
	maxLength: 14
});
const anyAnswers: Record<Kind, fc.Arbitrary<object>> = {
	'single-choice': fc.record({ options: anyChoices }),
	'multiple-choice': fc.record({ options: anyChoices }),
	'true-false': fc.record({ answer: fc.boolean(), whenTrue: anyText, whenFalse: anyText }),
	'short-answer': fc.record({ accepts: anyChoices }),
	numeric: fc.record({
		unit: anyText,
		intervals: fc.array(
			fc.record({ min: anyNumber, max: anyNumber, weight: anyWeight, feedback: anyText }),
			{ maxLength: 3 }
		)
	}),
	matching: fc.record({ pairs: fc.array(fc.record({ left: anyText, right: anyText })) }),
	ordering: fc.record({ steps: fc.array(anyText, { maxLength: 14 }) }),
	cloze: fc.record({ blanks: fc.array(fc.array(anyText, { maxLength: 3 }), { maxLength: 3 }) }),
	essay: fc.record({ model: anyText }),
	description: fc.constant({})
};
const anyBase = fc.record({
	...{ id: anyText, title: anyText, stem: anyText, feedback: anyText, at: anyText },
	...{ category: fc.array(anyText, { maxLength: 4 }), tags: fc.array(anyText, { maxLength: 2 }) }
});

/** Questions as no program writes them. */
export const anyItem: fc.Arbitrary<Item> = fc
	.constantFrom(...KINDS)
	.chain((kind) =>
		fc.tuple(anyBase, anyAnswers[kind]).map(([base, own]) => ({ ...base, kind, ...own }) as Item)
	);
