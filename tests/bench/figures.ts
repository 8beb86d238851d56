/** Numbers that were measured one by one, in the figure's unit. */
export interface Spread {
	readonly median: number;
	readonly p95: number;
	readonly most: number;
	readonly count: number;
}

/** Median, 95th percentile (nearest rank) and longest. */
export function spreadOf(numbers: readonly number[]): Spread {
	const sorted = [...numbers].sort((a, b) => a - b);
	const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
	return { median: at(0.5), p95: at(0.95), most: at(1), count: sorted.length };
}

export interface Figure {
	readonly name: string;
	readonly unit: string;
	/** What the design asks for; null where it asks nothing. */
	readonly target: Target | null;
	readonly empty: Spread | number | null;
	readonly large: Spread | number | null;
	/** What was measured elsewhere or before, in words. */
	readonly before: string;
}

export interface Target {
	readonly median?: number;
	readonly p95?: number;
	/** For a single number. */
	readonly most?: number;
}

/** Whether every number that there is stays within the target. */
export function meets({ target, empty, large }: Figure): boolean {
	if (!target) return true;
	return [empty, large].every((value) => {
		if (value === null) return true;
		if (typeof value === 'number') return value <= (target.most ?? Infinity);
		return (
			value.median <= (target.median ?? Infinity) &&
			value.p95 <= (target.p95 ?? Infinity) &&
			value.most <= (target.most ?? Infinity)
		);
	});
}

const shown = (n: number): string =>
	n >= 100 ? Math.round(n).toLocaleString('en') : n >= 10 ? n.toFixed(0) : n.toFixed(1);

function showValue(value: Spread | number | null): string {
	if (value === null) return '';
	if (typeof value === 'number') return shown(value);
	return value.count < 2 ? shown(value.median) : `${shown(value.median)} / ${shown(value.p95)}`;
}

function showTarget(target: Target | null): string {
	if (!target) return '';
	const parts = [
		target.median !== undefined && `median ${target.median}`,
		target.p95 !== undefined && `p95 ${target.p95}`,
		target.most !== undefined && `${target.most}`
	];
	return `≤ ${parts.filter(Boolean).join(', ')}`;
}

/** The figures as a table in Markdown; two numbers are the median and the 95th percentile. */
export function tableOf(figures: readonly Figure[], large: string): string {
	const rows = [
		['figure', 'unit', 'target', 'empty', large, 'before', ''],
		...figures.map((figure) => [
			figure.name,
			figure.unit,
			showTarget(figure.target),
			showValue(figure.empty),
			showValue(figure.large),
			figure.before,
			meets(figure) ? '' : 'misses'
		])
	];
	const widths = (rows[0] ?? []).map((_, i) =>
		Math.max(3, ...rows.map((row) => (row[i] ?? '').length))
	);
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
	const [head = [], ...rest] = rows;
	return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rest.map(line)].join('\n');
}
