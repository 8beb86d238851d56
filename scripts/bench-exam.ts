// npm run bench:exam [-- --quick] [--headlines --grid --speed --accuracy --calibration]
//   [--replicates=30] [--learners=200] [--days=14,30] [--minutes=50]
// Simulated learners prepare for an exam under each policy; how quick, exact and honest the planner is. It
// reports and never fails on a figure. Without a part named: all. All but --quick write to docs/exam. The
// grid is in random order: --minutes ends it early, --days picks from it; the next run goes on from there
// where the code still comes to the same (tests/exam/probe.ts). The whole of it takes a day.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { accuracyOf } from '../tests/exam/accuracy';
import { calibrate } from '../tests/exam/calibration';
import type { Cell } from '../tests/exam/cell';
import { FORECAST, FULL, HEADLINES, QUICK } from '../tests/exam/cells';
import { measure, type Measured } from '../tests/exam/measure';
import { plotOf } from '../tests/exam/plot';
import { kept, probe } from '../tests/exam/probe';
import {
	accuracyLine,
	calibrationLine,
	paceLine,
	summaryOf,
	tableOf,
	verdictOf
} from '../tests/exam/report';
import { paceOf } from '../tests/exam/speed';
import { summaryPage, type Results } from '../tests/exam/summary';
import { root } from './ensure-packages.mjs';

const PARTS = ['headlines', 'grid', 'calibration', 'accuracy', 'speed'] as const;

const wanted = process.argv.slice(2);
const numbers = (what: string) =>
	wanted
		.find((word) => word.startsWith(`--${what}=`))
		?.split('=')[1]
		?.split(',')
		.map(Number) ?? [];
const say = (text: string) => void process.stdout.write(`${text}\n`);

const quick = wanted.includes('--quick');
const named = PARTS.filter((part) => wanted.includes(`--${part}`));
const does = (part: (typeof PARTS)[number]) => named.length === 0 || named.includes(part);
const replicates = numbers('replicates')[0] ?? (quick ? 3 : 30);
const learners = numbers('learners')[0] ?? (quick ? 5 : 200);
const days = numbers('days');
const end = performance.now() + 60_000 * (numbers('minutes')[0] ?? Infinity);

const folder = join(root, 'docs/exam');
const file = join(folder, 'results.json');
const results = (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}) as Results;

if (quick) await policies(QUICK, null);
else {
	if (does('headlines')) await policies(HEADLINES, 'headlines');
	if (does('grid'))
		await grid(FULL.filter((cell) => days.length === 0 || days.includes(cell.days)));
}
if (does('calibration'))
	await keep({ calibration: (quick ? FORECAST.slice(-1) : FORECAST).map(calibrated) });
if (does('accuracy')) {
	const accuracy = accuracyOf(1_000);
	say(`\n${accuracyLine(accuracy)}`);
	await keep({ accuracy });
}
if (does('speed')) {
	paceOf(400, 30); // the first one is compiled while it runs
	await keep({ speed: [400, 2_000, 20_000].map(paced) });
}

/** Goes on where the run before was ended, if the code still comes to the same. */
async function grid(cells: readonly Cell[]): Promise<void> {
	const probed = probe();
	const before = kept(results, cells, replicates, probed);
	say(`${before.length} of ${cells.length} cells are kept from an earlier run`);
	Object.assign(results, { probed });
	await policies(cells, 'grid', before);
}

async function policies(
	cells: readonly Cell[],
	name: 'headlines' | 'grid' | null,
	before: readonly Measured[] = []
): Promise<void> {
	const measured = [...before];
	const known = new Set(before.map(({ cell }) => cell.name));
	for (const cell of cells) {
		if (known.has(cell.name)) continue;
		const made = measure(cell, replicates);
		measured.push(made);
		say(tableOf(made));
		if (name !== null) {
			await keep({ [name]: measured });
			writeFileSync(join(folder, `${name}.svg`), plotOf(measured));
		}
		if (performance.now() > end) break;
	}
	say(summaryOf(verdictOf(measured)));
}

function calibrated(cell: Cell) {
	const made = calibrate(cell, learners);
	say(calibrationLine(made));
	return made;
}

/** The least of some runs: others use the machine too. */
function paced(cards: number) {
	const runs = Array.from({ length: quick ? 1 : 3 }, () => paceOf(cards, 90));
	const least = (what: 'ordered' | 'all' | 'longest') => Math.min(...runs.map((run) => run[what]));
	const pace = {
		cards,
		days: 90,
		ordered: least('ordered'),
		all: least('all'),
		longest: least('longest')
	};
	say(paceLine(pace));
	return pace;
}

/** After every cell: a run may be ended at any time. */
async function keep(part: Results): Promise<void> {
	if (quick) return;
	Object.assign(results, part);
	mkdirSync(folder, { recursive: true });
	writeFileSync(file, `${JSON.stringify(results, rounded, '\t')}\n`);
	const page = join(folder, 'README.md');
	const options = { ...(await resolveConfig(page)), filepath: page };
	writeFileSync(page, await format(summaryPage(results), options));
}

function rounded(_: string, value: unknown): unknown {
	return typeof value === 'number' ? Math.round(value * 1e7) / 1e7 : value;
}
