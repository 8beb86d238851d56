import { ARROW, OR } from './csv-answers';
import { writeTable } from './csv-table';
import { exact, explanationOf, type Choice, type Item, type Written } from './item';
import { LeftList } from './left';

interface Cells {
	readonly options: readonly string[];
	readonly why?: readonly string[];
	readonly correct?: string;
	readonly unit?: string;
}

/** Columns for options, where no question needs more. */
const FEWEST = 5;

/** Writes the published table: one row for each question, as the template describes it. */
export function writeCsv(items: readonly Item[]): Written {
	const left = new LeftList();
	const rows = items.map((item) => ({ item, cells: cellsOf(item, left) }));
	const width = Math.max(
		FEWEST,
		...rows.map(({ cells }) => Math.max(cells.options.length, cells.why?.length ?? 0))
	);
	const numbered = (name: string) => Array.from({ length: width }, (_, i) => `${name} ${i + 1}`);
	const padded = (cells: readonly string[] = []) =>
		Array.from({ length: width }, (_, i) => cells[i] ?? '');
	const header = [
		...['Id', 'Kind', 'Name', 'Question', ...numbered('Option'), 'Correct'],
		...[...numbered('Why'), 'Unit', 'Explanation', 'Category', 'Tags']
	];
	const body = rows.map(({ item, cells }) => [
		...[item.id, item.kind, item.title, item.stem, ...padded(cells.options), cells.correct ?? ''],
		...[...padded(cells.why), cells.unit ?? '', explanationOf(item)],
		...[item.category.map((name) => name.replaceAll('/', '//')).join('/'), item.tags.join('; ')]
	]);
	return { bytes: writeTable([header, ...body]), left: left.all };
}

function cellsOf(item: Item, left: LeftList): Cells {
	switch (item.kind) {
		case 'description':
			return { options: [] };
		case 'essay':
			return { options: [], correct: item.model };
		case 'true-false':
			return { options: [], correct: String(item.answer), why: [item.whenTrue, item.whenFalse] };
		case 'single-choice':
			return choiceCells(item.options, [0, 1], item, left);
		case 'multiple-choice': {
			const right = item.options.filter(({ weight }) => weight > 0).length;
			return choiceCells(item.options, [0, exact(1 / right)], item, left);
		}
		case 'short-answer':
			return choiceCells(item.accepts, [1], item, left);
		case 'numeric': {
			const bound = (number: number) => (Number.isFinite(number) ? String(number) : '');
			const intervals = item.intervals.map(({ min, max, weight, feedback }) => ({
				text: `${bound(min)}..${bound(max)}`,
				weight,
				feedback
			}));
			return { ...choiceCells(intervals, [1], item, left), unit: item.unit };
		}
		case 'matching':
			return { options: item.pairs.map(({ left: from, right }) => `${from}${ARROW}${right}`) };
		case 'ordering':
			return { options: item.steps };
		case 'cloze':
			return { options: item.blanks.map((accepts) => accepts.join(OR)) };
	}
}

/** Options with the numbers of the right ones; any mark besides `known` is lost. */
function choiceCells(
	options: readonly Choice[],
	known: readonly number[],
	item: Item,
	left: LeftList
): Cells {
	if (options.some(({ weight }) => known.every((one) => Math.abs(one - weight) > 0.001)))
		left.add('weights', item);
	const right = options.flatMap(({ weight }, i) => (weight > 0 ? [i + 1] : []));
	const best = Math.max(...options.map(({ weight }) => weight));
	const single = item.kind === 'single-choice';
	return {
		options: options.map(({ text }) => text),
		why: options.map(({ feedback }) => feedback),
		correct: (single ? right.filter((i) => options[i - 1]?.weight === best) : right).join('; ')
	};
}

/** An empty table with one example of each kind, to be filled in. */
export const csvTemplate = (): Uint8Array<ArrayBuffer> => writeCsv(EXAMPLES).bytes;

const common = { title: '', feedback: '', category: ['Example'], tags: [], at: '' };
const option = (text: string, weight: number, feedback: string): Choice => ({
	text,
	weight,
	feedback
});
const EXAMPLES: readonly Item[] = [
	{
		...common,
		id: 'example-1',
		kind: 'single-choice',
		stem: 'Which colour lies between orange and green?',
		options: [option('Yellow', 1, 'Yes.'), option('Red', 0, 'Red lies beyond orange.')],
		feedback: 'Shown to everyone after the answer.',
		tags: ['colour']
	},
	{
		...common,
		id: 'example-2',
		kind: 'multiple-choice',
		stem: 'Which two make purple?',
		options: [option('Red', 0.5, ''), option('Blue', 0.5, ''), option('Green', 0, '')]
	},
	{
		...common,
		id: 'example-3',
		kind: 'short-answer',
		stem: 'What colour is a ripe lemon?',
		accepts: [option('yellow', 1, ''), option('lemon yellow', 1, '')]
	},
	{
		...common,
		id: 'example-4',
		kind: 'numeric',
		stem: 'How wide is half of 7 mm?',
		unit: 'mm',
		intervals: [{ min: 3.4, max: 3.6, weight: 1, feedback: '' }]
	},
	{
		...common,
		id: 'example-5',
		kind: 'true-false',
		stem: 'Zero is even.',
		answer: true,
		whenTrue: '',
		whenFalse: ''
	},
	{
		...common,
		id: 'example-6',
		kind: 'cloze',
		stem: 'A ripe lemon is ____.',
		blanks: [['yellow', 'lemon yellow']]
	},
	{
		...common,
		id: 'example-7',
		kind: 'ordering',
		stem: 'Put the numbers in order.',
		steps: ['One', 'Two', 'Three']
	},
	{
		...common,
		id: 'example-8',
		kind: 'essay',
		stem: 'Why is zero even?',
		model: 'It can be halved into whole numbers.'
	}
];
