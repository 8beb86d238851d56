// npx tsx tests/bench/interchange.ts [notes]: what becomes of questions on their way into the formats of
// other programs and back, and what an Anki package of many notes (10,000) takes.
import { readFileSync } from 'node:fs';
import { openDeck } from '$lib/app/open-decks';
import { checkedDeck } from '$lib/app/interchange-deck';
import { exportedItems } from '$lib/app/interchange-items';
import { FORMS } from '$lib/domain/question';
import { csvTemplate } from '$lib/interchange/csv-write';
import { FORMATS, type Format, type ReadFormat } from '$lib/interchange/formats';
import type { Item } from '$lib/interchange/item';
import { countLeft, REASONS, type Left } from '$lib/interchange/left';
import { readQuestions } from '$lib/interchange/read';
import { writeQuestions } from '$lib/interchange/write';
import { measureApkg } from './interchange-apkg';
import { sqliteWasm } from './interchange-sqlite';
import { deck as builtIn } from '../unit/nerve-procedures';

const NOW = Date.UTC(2026, 0, 5);
const quiet = { sqliteWasm, onShare: () => undefined };
const FIXTURES = 'tests/fixtures/interchange';
const fixture = (name: string) => new Uint8Array(readFileSync(`${FIXTURES}/${name}`));

interface Way {
	readonly name: string;
	readonly questions: number;
	readonly out: number;
	readonly back: number | null;
	readonly deck: number | null;
	readonly left: readonly Left[];
}

async function read(bytes: Uint8Array, name: string) {
	const { reading } = await readQuestions(bytes, name, {}, quiet);
	if (!reading.ok) throw new Error(`${name}: ${reading.problems[0]?.message ?? ''}`);
	return reading;
}

const isWhole = ({ whole }: Left) => whole;

/** Writes questions, and, where the format is read too, reads them and makes a deck of them. */
async function thereAndBack(name: string, format: Format, items: readonly Item[]): Promise<Way> {
	const deck = { id: 'bench', title: 'Bench', description: '' };
	const { bytes, left } = await writeQuestions(format, items, { deck, now: NOW, ...quiet });
	const out = items.length - left.filter(isWhole).length;
	const way = { name, questions: items.length, out };
	if (!FORMATS[format].reads) return { ...way, back: null, deck: null, left };
	const again = await read(bytes, `bench.${FORMATS[format].ending}`);
	const checked = checkedDeck(again.items, 'bench', '2026-01-05');
	return {
		...way,
		back: again.items.length,
		deck: checked.questions,
		left: [...left, ...again.left, ...checked.left]
	};
}

/** A file of another program: what is read of it, and that there and back in its own format. */
async function sample(name: string, format: ReadFormat, bytes: Uint8Array): Promise<Way> {
	const { items, left } = await read(bytes, name);
	const way = await thereAndBack(name, format, items);
	const lost = left.filter(isWhole).length;
	return { ...way, questions: items.length + lost, left: [...left, ...way.left] };
}

const cell = (number: number | null) => (number === null ? '' : number.toLocaleString('en'));
const reasons = (left: readonly Left[], whole: boolean) =>
	countLeft(left.filter((one) => one.whole === whole))
		.map(({ reason, count }) => `${count.toLocaleString('en')} ${REASONS[reason]}`)
		.join('; ');

function print(ways: readonly Way[]): void {
	console.log('| | questions | written | read back | in a deck | left out | lose a part |');
	console.log('| --- | ---: | ---: | ---: | ---: | --- | --- |');
	for (const { name, questions, out, back, deck, left } of ways) {
		const cells = [name, cell(questions), cell(out), cell(back), cell(deck)];
		console.log(`| ${[...cells, reasons(left, true), reasons(left, false)].join(' | ')} |`);
	}
}

const built = exportedItems(openDeck(builtIn), FORMS, 1);
const ways = [
	await sample('sample.gift', 'gift', fixture('sample.gift')),
	await sample('constructs.gift', 'gift', fixture('constructs.gift')),
	await sample('sample.xml', 'moodle', fixture('sample.xml')),
	await sample('the template for tables', 'csv', csvTemplate()),
	await sample('old.apkg', 'apkg', fixture('old.apkg')),
	await sample('new.apkg', 'apkg', fixture('new.apkg'))
];
for (const [format, { name }] of Object.entries(FORMATS))
	ways.push(await thereAndBack(`the deck as ${name}`, format as Format, built));
print(ways);
const [notes = 10_000] = process.argv.slice(2).map(Number);
for (const line of measureApkg(notes)) console.log(line);
