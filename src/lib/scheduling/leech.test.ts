import { expect, it } from 'vitest';
import { becomesLeech } from './leech';

it('[7.1] sets a card aside at lapse 8, 12, 16 and at no other', () => {
	const at = Array.from({ length: 20 }, (_, i) => i + 1).filter((lapses) =>
		becomesLeech({ lapses: lapses - 1 }, { lapses })
	);
	expect(at).toEqual([8, 12, 16, 20]);
});

it('[7.1] not when the answer was no lapse', () => {
	expect(becomesLeech({ lapses: 8 }, { lapses: 8 })).toBe(false);
	expect(becomesLeech(null, { lapses: 0 })).toBe(false);
});
