import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '$lib/domain/settings';
import { FUZZY, policyWith } from './fixtures';
import { DEFAULT_WEIGHTS, policyOf } from './policy';

describe('policy', () => {
	it('[5.1] has an id that equal content shares, in whatever order it was written', () => {
		const { weekdays, ...rest } = DEFAULT_SETTINGS.study;
		const again = policyOf({ weekdays: [...weekdays], ...structuredClone(rest) }, [
			...DEFAULT_WEIGHTS
		]);
		expect(again.id).toBe(FUZZY.id);
		expect(again.id).toMatch(/^[0-9a-f]{16}$/);
	});

	it('[5.1] has another id for any other content', () => {
		const ids = [
			FUZZY,
			policyWith({ retention: 0.91 }),
			policyWith({ learningSteps: [1] }),
			policyWith({ learningSteps: [1, 10, 10], relearningSteps: [] }),
			policyWith({ learningSteps: [], relearningSteps: [1, 10, 10] }),
			policyWith({ maximumInterval: 365 }),
			policyWith({ fuzz: false }),
			policyWith({ weekdays: [0, 1, 1, 1, 1, 1, 1] }),
			policyWith({ weekdays: [1, 0, 1, 1, 1, 1, 1] }),
			policyWith({ weights: DEFAULT_WEIGHTS.map((w, i) => (i === 20 ? w + 1e-8 : w)) })
		].map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
	});

	it('[5.1] does not change from version to version: reviews name it for ever', () => {
		expect(FUZZY.id).toBe('c7b8f330800da051');
	});

	it('[5.1] ignores what does not make intervals', () => {
		expect(policyOf({ ...DEFAULT_SETTINGS.study, newPerDay: 99 }).id).toBe(FUZZY.id);
	});

	it('[5.2] throws for what could not have passed the door', () => {
		expect(() => policyWith({ retention: 1.2 })).toThrow('Desired retention');
		expect(() => policyWith({ retention: NaN })).toThrow('Desired retention');
		expect(() => policyWith({ maximumInterval: 0 })).toThrow('maximum interval');
		expect(() => policyWith({ weekdays: [-1, 1, 1, 1, 1, 1, 1] })).toThrow('weekday');
	});
});
