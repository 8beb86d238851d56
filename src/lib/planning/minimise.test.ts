import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finished } from './fixtures';
import { minimise, type Slope } from './minimise';

const LIMITS = { evaluations: 200, tolerance: 1e-12 };

/** sum of scale x (x - centre)^2: least where x is the centre, or 0 where that is below. */
const bowl =
	(centre: readonly number[], scales: readonly number[]): Slope =>
	(x, gradient) =>
		x.reduce((sum, xi, i) => {
			const [off, scale] = [xi - (centre[i] ?? 0), scales[i] ?? 1];
			gradient[i] = 2 * scale * off;
			return sum + scale * off * off;
		}, 0);

describe('minimise', () => {
	it('finds the least of a bowl over x >= 0', () => {
		fc.assert(
			fc.property(
				fc.array(
					fc.tuple(
						fc.double({ min: -3, max: 3, noNaN: true }),
						fc.double({ min: 0.1, max: 30, noNaN: true })
					),
					{ minLength: 1, maxLength: 12 }
				),
				(terms) => {
					const centre = terms.map(([c]) => c);
					const slope = bowl(
						centre,
						terms.map(([, s]) => s)
					);
					const x = finished(minimise(slope, new Float64Array(terms.length).fill(1), LIMITS));
					centre.forEach((c, i) => expect(x[i]).toBeCloseTo(Math.max(0, c), 3));
				}
			),
			{ seed: 1, numRuns: 100 }
		);
	});

	it('stays where it is when that is the least, and leaves its start as it was', () => {
		const start = Float64Array.from([0, 2]);
		const x = finished(minimise(bowl([-1, 2], [1, 1]), start, LIMITS));
		expect([...x]).toEqual([0, 2]);
		expect([...start]).toEqual([0, 2]);
	});

	it('stops after as many evaluations as it may', () => {
		let count = 0;
		const counted: Slope = (x, g) => (count++, bowl([1, 2, 3], [1, 50, 0.01])(x, g));
		finished(minimise(counted, new Float64Array(3).fill(9), { evaluations: 4, tolerance: 0 }));
		expect(count).toBe(4);
	});
});
