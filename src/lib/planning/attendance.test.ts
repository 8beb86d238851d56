import { describe, expect, it } from 'vitest';
import { attendanceAt, attendanceOf } from './attendance';

const ranks = Array.from({ length: 200 }, (_, i) => (i + 0.5) / 200);
const meanAt = (expected: number, of: number) =>
	ranks.reduce((sum, rank) => sum + attendanceAt(rank, expected, of), 0) / ranks.length;

describe('attendance', () => {
	it('is nine in ten of a learner not yet known, then what was seen', () => {
		expect(attendanceOf({ days: 0, of: 0 })).toBeCloseTo(0.9, 12);
		expect(attendanceOf({ days: 70, of: 100 })).toBeCloseTo(74.5 / 105, 12);
	});

	it('in doubt is drawn around what is expected', () => {
		for (const [expected, of] of [
			[0.9, 0],
			[0.9, 14],
			[0.5, 3],
			[0.2, 40]
		] as const)
			expect(meanAt(expected, of)).toBeCloseTo(expected, 2);
	});

	it('of a learner not yet known is by Beta(4.5, 0.5): median 95 %, one in ten below 73 %', () => {
		expect(attendanceAt(0.5, 0.9, 0)).toBeCloseTo(0.948, 3);
		expect(attendanceAt(0.1, 0.9, 0)).toBeCloseTo(0.728, 2);
		expect(attendanceAt(0.95, 0.9, 0)).toBeGreaterThan(0.99);
	});

	it('is the surer the more days were seen, and never in doubt at none or all', () => {
		const width = (of: number) => attendanceAt(0.9, 0.8, of) - attendanceAt(0.1, 0.8, of);
		expect(width(0)).toBeGreaterThan(width(14));
		expect(width(14)).toBeGreaterThan(width(60));
		expect(attendanceAt(0.3, 1, 0)).toBe(1);
		expect(attendanceAt(0.3, 0, 0)).toBe(0);
	});
});
