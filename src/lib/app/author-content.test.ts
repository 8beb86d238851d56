import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foundByKey, foundSince, withFound } from './author-content';
import type { Found } from './author-messages';

const found: fc.Arbitrary<Found> = fc.record({
	key: fc.constantFrom('e1', 'e2', 'e3', 'e4'),
	path: fc.array(fc.constantFrom('says', 'value', 0), { maxLength: 2 }),
	code: fc.constantFrom('shape', 'length'),
	severity: fc.constantFrom('error', 'warning'),
	message: fc.constantFrom('Too long.', 'Missing.'),
	hint: fc.constant('Mend it.')
});
const checked = fc.array(found).map(foundByKey);

it('what one check found and what changed since make what the next one found', () => {
	fc.assert(
		fc.property(checked, checked, (before, now) => {
			expect(new Map(withFound(before, foundSince(before, now)))).toEqual(now);
		})
	);
});

it('what is as it was is not said again', () => {
	fc.assert(
		fc.property(checked, found, (before, another) => {
			const now = foundByKey([...[...before.values()].flat(), another]);
			expect(foundSince(before, structuredClone(before))).toEqual([]);
			expect(foundSince(before, now).map(([key]) => key)).toEqual([another.key]);
		})
	);
});
