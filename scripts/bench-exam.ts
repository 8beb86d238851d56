// npm run bench:exam [-- --quick | --headlines] [--replicates=30]: simulated learners prepare for an exam
// under each policy. It reports and never fails on a figure. All but --quick write to docs/exam.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FULL, HEADLINES, QUICK } from '../tests/exam/cells';
import { measure, type Measured } from '../tests/exam/measure';
import { plotOf } from '../tests/exam/plot';
import { summaryOf, tableOf, verdictOf } from '../tests/exam/report';
import { root } from './ensure-packages.mjs';

const wanted = process.argv.slice(2);
const quick = wanted.includes('--quick');
const asked = wanted.find((word) => word.startsWith('--replicates='))?.split('=')[1];
const replicates = Number(asked ?? (quick ? 5 : 30));
const cells = quick ? QUICK : wanted.includes('--headlines') ? HEADLINES : [...HEADLINES, ...FULL];

const measured: Measured[] = [];
for (const cell of cells) {
	const made = measure(cell, replicates);
	measured.push(made);
	process.stdout.write(`${tableOf(made)}\n`);
	if (!quick) write(measured);
}
process.stdout.write(`${summaryOf(verdictOf(measured))}\n`);

/** After every cell: the whole grid takes hours. */
function write(all: readonly Measured[]): void {
	const folder = join(root, 'docs/exam');
	mkdirSync(folder, { recursive: true });
	const results = { verdict: verdictOf(all), cells: all };
	writeFileSync(join(folder, 'results.json'), `${JSON.stringify(results, rounded, '\t')}\n`);
	writeFileSync(join(folder, 'results.svg'), plotOf(all));
}

function rounded(_: string, value: unknown): unknown {
	return typeof value === 'number' ? Math.round(value * 1e5) / 1e5 : value;
}
