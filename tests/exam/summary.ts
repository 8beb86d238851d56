import type { Accuracy } from './accuracy';
import type { Calibration } from './calibration';
import type { Measured } from './measure';
import type { Probe } from './probe';
import { percent, rowNamed, verdictOf, withError } from './report';
import type { Pace } from './speed';

/** What was measured so far, part by part. */
export interface Results {
	readonly headlines?: readonly Measured[];
	readonly grid?: readonly Measured[];
	/** What the code that measured the grid comes to. */
	readonly probed?: Probe;
	readonly speed?: readonly Pace[];
	readonly accuracy?: Accuracy;
	readonly calibration?: readonly Calibration[];
}

/** The results as a page of Markdown. */
export function summaryPage(results: Results): string {
	const parts = [
		INTRODUCTION,
		results.headlines &&
			`## Headlines\n\n${plotted('headlines')}\n\n${policiesOf(results.headlines)}`,
		results.grid && `## Sample of the grid\n\n${plotted('grid')}\n\n${gridOf(results.grid)}`,
		results.calibration && `## Are the forecasts right?\n\n${calibrationsOf(results.calibration)}`,
		results.accuracy && `## Is the grid fine enough?\n\n${accuracyOf(results.accuracy)}`,
		results.speed && `## Speed\n\n${pacesOf(results.speed)}`
	];
	return `${parts.filter((part) => part !== undefined).join('\n\n')}\n`;
}

const plotted = (name: string) =>
	`![Mean recall on the exam day: a dot for each policy, a bar for the bound](${name}.svg)`;

const INTRODUCTION = `# Preparing for an exam: the proof

Written by \`npm run bench:exam\`. Simulated learners prepare for an exam under each policy, with the same
luck and the same minutes. The simulator is code of its own and knows each learner's true memory; planner
and policies know only grades. Recall in per cent; ± is a standard error; differences are taken learner by
learner. Same-day repetition is not simulated. _FSRS tuned_ is the best of 192 settings (retention, pace of
new cards, order), chosen knowing the outcome for the very learners it is measured on. The _bound_ is what
no policy can be expected to pass, where the planner's model is the truth.`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
	[head, head.map((_, i) => (i === 0 ? ':--' : '--:')), ...rows]
		.map((cells) => `| ${cells.join(' | ')} |`)
		.join('\n');

function policiesOf(all: readonly Measured[]): string {
	const parts = all.map(({ cell, rows, bound, replicates, tuned }) => {
		const best = bound === null ? '' : `; bound ${percent(bound)}`;
		return `### ${cell.name}\n\n${replicates} learners${best}; tuned: ${tuned}.\n\n${table(
			[
				'',
				'on the day',
				'60 days on',
				'tenth percentile',
				'unseen',
				'minutes used',
				'behind the plan'
			],
			rows.map(({ policy, onDay, later, p10, unseen, used, behind }) => [
				policy === 'index' ? '**the plan**' : policy,
				withError(onDay),
				withError(later),
				percent(p10),
				percent(unseen),
				percent(used),
				policy === 'index' ? '' : withError(behind)
			])
		)}`;
	});
	return [overviewOf(all), verdictsOf(all), ...parts].join('\n\n');
}

const TUNED = 'FSRS tuned by an oracle';
const SHOWN = ['index', TUNED, 'FSRS 0.90', 'greedy', 'cram 7 d, same total'];

function overviewOf(all: readonly Measured[]): string {
	const rows = all.map((measured) => {
		const { bound } = measured;
		const found = SHOWN.map((name) => rowNamed(measured, name));
		const reached = found[0]?.onDay.mean ?? NaN;
		return [
			measured.cell.name,
			...found.map(
				(row) => `${percent(row?.onDay.mean ?? NaN)} / ${percent(row?.later.mean ?? NaN)}`
			),
			withError(found[1]?.behind ?? NOTHING),
			...(bound === null ? ['', ''] : [percent(bound), `${percent(reached / bound)} %`])
		];
	});
	const policies = ['the plan', 'FSRS tuned', ...SHOWN.slice(2)];
	const head = ['', ...policies, 'plan less tuned', 'bound', 'plan reaches'];
	return `Recall on the day / 60 days later without further study:\n\n${table(head, rows)}`;
}

const GRID_POLICIES = [TUNED, 'FSRS 0.90', 'greedy', 'cram 7 d, same total'];

function gridOf(all: readonly Measured[]): string {
	const rows = all.map((measured) => [
		measured.cell.name,
		withError(measured.rows[0]?.onDay ?? NOTHING),
		...GRID_POLICIES.map((name) => withError(rowNamed(measured, name)?.behind ?? NOTHING)),
		measured.bound === null ? '' : percent(measured.bound)
	]);
	const head = ['seconds a card, days, deck, budget, truth, attendance', 'the plan'];
	const learners = all[0]?.replicates ?? 0;
	return [
		`${all.length} of 480 cells, ${learners} learners each. Points by which each policy is behind the plan:`,
		table([...head, ...GRID_POLICIES, 'bound'], rows),
		verdictsOf(all)
	].join('\n\n');
}

const NOTHING = { mean: NaN, error: NaN };

function verdictsOf(all: readonly Measured[]): string {
	const { worst, leastShareOfBound, time, lost, crammingWins, cells } = verdictOf(all);
	const share = leastShareOfBound;
	return [
		`- Least ahead of tuned FSRS: ${withError(worst.behind)} points (${worst.cell}).`,
		`- Below tuned FSRS by more than two standard errors: ${lost.length === 0 ? 'nowhere' : lost.join('; ')}.`,
		share === null
			? '- No cell with a bound.'
			: `- Least share of the bound, where the learner always comes: ${percent(share.share, 2)} % (${share.cell}).`,
		`- Minutes used: ${percent(time.least)} to ${percent(time.most)} % of those offered.`,
		`- Cramming the same minutes in the last days recalls more on the day in ${crammingWins} of ${cells} cells.`
	].join('\n');
}

const calibrationsOf = (all: readonly Calibration[]): string =>
	`A forecast made on the first day, as the app makes it, against what the learner then reaches; the interval is to hold 80 %
of learners. What it doubts, and why so much: [exams.md](../exams.md). Learners differ in memory, pace, grades and the share of
the days on which they come; of those whom the app has never seen it knows none of that.\n\n${table(
		['', 'learners', 'forecast', 'reached', 'difference', 'within', 'below', 'above', 'width'],
		all.map((made) => [
			made.cell.name,
			String(made.learners),
			percent(made.forecast),
			percent(made.reached),
			withError({ mean: made.bias, error: made.error }),
			`${percent(made.covered, 0)} %`,
			`${percent(made.below, 0)} %`,
			`${percent(made.above, 0)} %`,
			percent(made.width)
		])
	)}`;

const accuracyOf = ({ states, largest, mean }: Accuracy): string =>
	`The planner's worth of ${states} random states is off by ${percent(mean, 4)} points of recall on average and by ${percent(largest, 3)} at most, against a computation that follows every answer without a grid.`;

const pacesOf = (all: readonly Pace[]): string =>
	`Half of the cards mature, no prices of the day before; Node, the least of three runs.\n\n${table(
		['cards', 'days', 'order, ms', 'all, ms', 'longest step, ms'],
		all.map(({ cards, days, ordered, all: whole, longest }) =>
			[cards, days, ordered, whole, longest].map((n) => n.toFixed(0))
		)
	)}`;
