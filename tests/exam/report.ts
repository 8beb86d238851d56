import type { Accuracy } from './accuracy';
import type { Calibration } from './calibration';
import type { Estimate, Measured, Row } from './measure';
import type { Pace } from './speed';

export const percent = (share: number, digits = 1) => (100 * share).toFixed(digits);
export const withError = ({ mean, error }: Estimate) => `${percent(mean)} ± ${percent(error, 2)}`;

const HEAD = [
	'policy'.padEnd(24),
	'on the day'.padStart(13),
	'60 days on'.padStart(13),
	'p10'.padStart(6),
	'unseen'.padStart(7),
	'time'.padStart(7),
	'behind index'.padStart(14)
].join(' ');

const lineOf = ({ policy, onDay, later, p10, unseen, used, behind }: Row) =>
	[
		policy.padEnd(24),
		withError(onDay).padStart(13),
		withError(later).padStart(13),
		percent(p10).padStart(6),
		percent(unseen).padStart(7),
		percent(used).padStart(7),
		withError(behind).padStart(14)
	].join(' ');

/** One cell as a table: recall, unseen cards and time in per cent. */
export function tableOf({ cell, rows, bound, tuned, replicates }: Measured): string {
	const index = rows[0]?.onDay.mean ?? NaN;
	const share =
		bound === null
			? ''
			: `; bound ${percent(bound, 2)}, index reaches ${percent(index / bound)} % of it`;
	return [
		`\n${cell.name} (${replicates} learners; tuned: ${tuned}${share})`,
		HEAD,
		...rows.map(lineOf)
	].join('\n');
}

export const rowNamed = ({ rows }: Measured, name: string) =>
	rows.find(({ policy }) => policy === name);

/** What must hold, and where it is nearest to not holding. */
export interface Verdict {
	/** The cell where the index is least ahead of tuned FSRS, in standard errors of the difference. */
	readonly worst: { readonly cell: string; readonly behind: Estimate };
	readonly leastShareOfBound: { readonly cell: string; readonly share: number } | null;
	readonly time: { readonly least: number; readonly most: number };
	/** Cells where the index is below tuned FSRS by more than two standard errors. */
	readonly lost: readonly string[];
	/** Cells where cramming the same total minutes recalls more on the day. */
	readonly crammingWins: number;
	readonly cells: number;
}

export function verdictOf(all: readonly Measured[]): Verdict {
	const tuned = all.flatMap((measured) => {
		const row = rowNamed(measured, 'FSRS tuned by an oracle');
		return row === undefined ? [] : [{ cell: measured.cell.name, behind: row.behind }];
	});
	const byMargin = [...tuned].sort((a, b) => a.behind.mean - b.behind.mean);
	const shares = all
		.flatMap(({ cell, rows, bound }) =>
			bound === null || cell.attendance < 1
				? []
				: [{ cell: cell.name, share: (rows[0]?.onDay.mean ?? 0) / bound }]
		)
		.sort((a, b) => a.share - b.share);
	const times = all.map(({ rows }) => rows[0]?.used ?? NaN);
	return {
		worst: byMargin[0] ?? { cell: 'none', behind: { mean: NaN, error: NaN } },
		leastShareOfBound: shares[0] ?? null,
		time: { least: Math.min(...times), most: Math.max(...times) },
		lost: tuned.filter(({ behind }) => behind.mean < -2 * behind.error).map(({ cell }) => cell),
		crammingWins: all.filter(({ rows }) =>
			rows.some(({ policy, behind }) => policy.endsWith('same total') && behind.mean < 0)
		).length,
		cells: all.length
	};
}

export function summaryOf({
	worst,
	leastShareOfBound,
	time,
	lost,
	crammingWins,
	cells
}: Verdict): string {
	return [
		`\n${cells} cells`,
		`least ahead of tuned FSRS: ${withError(worst.behind)} points (${worst.cell})`,
		`below tuned FSRS by more than two standard errors: ${lost.length === 0 ? 'nowhere' : lost.join('; ')}`,
		leastShareOfBound === null
			? 'no cell with a bound'
			: `least share of the bound: ${percent(leastShareOfBound.share, 2)} % (${leastShareOfBound.cell})`,
		`minutes used: ${percent(time.least)} to ${percent(time.most)} % of those offered`,
		`cramming the same total recalls more on the day in ${crammingWins} cells`
	].join('\n');
}

export const paceLine = ({ cards, days, ordered, all, longest }: Pace): string =>
	`${cards} cards, ${days} days: ordered after ${ordered.toFixed(0)} ms, all after ${all.toFixed(0)} ms, longest step ${longest.toFixed(0)} ms`;

export const accuracyLine = ({ states, largest, mean }: Accuracy): string =>
	`worth of ${states} random states against a computation without a grid: off by ${percent(mean, 4)} points on average, ${percent(largest, 4)} at most`;

export const calibrationLine = (made: Calibration): string =>
	[
		made.cell.name.padEnd(44),
		`forecast ${percent(made.forecast)}, reached ${percent(made.reached)}`,
		`off by ${percent(made.bias)} ± ${percent(made.error, 2)}`,
		`${percent(made.covered, 0)} % of ${made.learners} within the interval (below ${percent(made.below, 0)}, above ${percent(made.above, 0)}), ${percent(made.width)} wide`
	].join('; ');
