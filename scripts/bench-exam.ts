// npm run bench:exam [-- --quick | --headlines | --grid] [--replicates=30] [--days=14,30] [--minutes=50]:
// simulated learners prepare for an exam under each policy. It reports and never fails on a figure. All
// but --quick write to docs/exam. The grid is in random order: --minutes ends it early, --days picks from it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cell } from '../tests/exam/cell';
import { FULL, HEADLINES, QUICK } from '../tests/exam/cells';
import { measure, type Measured } from '../tests/exam/measure';
import { plotOf } from '../tests/exam/plot';
import { summaryOf, tableOf, verdictOf } from '../tests/exam/report';
import { root } from './ensure-packages.mjs';

const wanted = process.argv.slice(2);
const asked = (what: string) =>
	wanted
		.find((word) => word.startsWith(`--${what}=`))
		?.split('=')[1]
		?.split(',')
		.map(Number) ?? [];
const say = (text: string) => void process.stdout.write(`${text}\n`);

const quick = wanted.includes('--quick');
const all = !['--headlines', '--grid'].some((part) => wanted.includes(part));
const replicates = asked('replicates')[0] ?? (quick ? 3 : 30);
const end = performance.now() + 60_000 * (asked('minutes')[0] ?? Infinity);
const days = asked('days');

if (quick) run(QUICK, null);
else {
	if (all || wanted.includes('--headlines')) run(HEADLINES, 'headlines');
	if (all || wanted.includes('--grid'))
		run(
			FULL.filter((cell) => days.length === 0 || days.includes(cell.days)),
			'grid'
		);
}

function run(cells: readonly Cell[], name: string | null): void {
	const measured: Measured[] = [];
	for (const cell of cells) {
		const made = measure(cell, replicates);
		measured.push(made);
		say(tableOf(made));
		// After every cell: the whole grid takes days.
		if (name !== null) write(measured, name);
		if (performance.now() > end) break;
	}
	say(summaryOf(verdictOf(measured)));
}

function write(measured: readonly Measured[], name: string): void {
	const folder = join(root, 'docs/exam');
	mkdirSync(folder, { recursive: true });
	const results = { verdict: verdictOf(measured), cells: measured };
	writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(results, rounded, '\t')}\n`);
	writeFileSync(join(folder, `${name}.svg`), plotOf(measured));
}

function rounded(_: string, value: unknown): unknown {
	return typeof value === 'number' ? Math.round(value * 1e5) / 1e5 : value;
}
