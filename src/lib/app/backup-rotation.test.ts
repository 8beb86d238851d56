import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outdated } from './backup-rotation';

const DAY = 86_400_000;
const iso = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);
const START = Date.parse('2026-01-01') / DAY;

/** What is left when every day a backup is written and what is outdated goes. */
function after(days: number): string[] {
	let kept: string[] = [];
	for (let day = 0; day < days; day++) {
		kept.push(iso(START + day));
		const gone = new Set(outdated(kept));
		kept = kept.filter((date) => !gone.has(date));
	}
	return kept;
}

describe('daily backups', () => {
	it('of a week are all kept', () => {
		expect(after(7)).toHaveLength(7);
		expect(outdated([])).toEqual([]);
	});

	it('of two years leave seven days, four weeks and twelve months', () => {
		const kept = after(730);
		expect(kept.slice(-7)).toEqual(Array.from({ length: 7 }, (_, i) => iso(START + 723 + i)));
		expect(new Set(kept.map((date) => date.slice(0, 7))).size).toBe(12);
		expect(kept.length).toBeLessThanOrEqual(7 + 4 + 12);
		// 2027-12-31 is a Friday: the last Sundays before that week.
		for (const sunday of ['2027-12-26', '2027-12-19', '2027-12-12']) expect(kept).toContain(sunday);
		for (const end of ['2027-11-30', '2027-06-30', '2027-02-28']) expect(kept).toContain(end);
	});

	it('keep the newest one always, and what goes never matters to what stays', () => {
		const dates = fc.array(fc.integer({ min: 0, max: 900 }).map((n) => iso(START + n)));
		fc.assert(
			fc.property(dates, (all) => {
				const gone = outdated(all);
				const left = [...new Set(all)].filter((date) => !gone.includes(date));
				expect(outdated(left)).toEqual([]);
				const newest = [...all].sort().at(-1);
				if (newest) expect(left).toContain(newest);
			})
		);
	});
});
