import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { studyDay } from '$lib/domain/day';
import { many, memoryOf, related, waiting } from './fixtures';
import { mixed } from './spacing';
import type { Waiting } from './waiting';

const review = (name: string, facets?: Parameters<typeof waiting>[2]) =>
	waiting(name, memoryOf('review', { on: studyDay(110) }), facets);
const ids = (cards: readonly Waiting[]) => cards.map((card) => card.id);

describe('mixing', () => {
	it('[9.6] a confusable review follows after one other card', () => {
		const far = review('far');
		const near = review('near', { confusable: ['far'] });
		const order = mixed([near, ...many(10, (n) => review(`r${n}`)), far]);
		expect(ids(order).slice(0, 4)).toEqual(['near', 'r0', 'far', 'r1']);
		const reversed = mixed([far, ...many(10, (n) => review(`r${n}`)), near]);
		expect(ids(reversed).slice(0, 4)).toEqual(['far', 'r0', 'near', 'r1']);
	});

	it('[9.6] lists come interleaved, not in a block', () => {
		const lists = ['A', 'B'].flatMap((group) => many(5, (n) => review(`${group}${n}`, { group })));
		expect(ids(mixed(lists))).toEqual(['A0', 'B0', 'A1', 'B1', 'A2', 'B2', 'A3', 'B3', 'A4', 'B4']);
	});

	it('[9.6] keeps every card once, and the order of those without kin', () => {
		const facets = fc.record({
			group: fc.constantFrom('A', 'B', 'none'),
			confusable: fc.array(
				fc.integer({ min: 0, max: 29 }).map((n) => `c${n}`),
				{ maxLength: 2 }
			)
		});
		fc.assert(
			fc.property(fc.array(facets, { maxLength: 30 }), (list) => {
				const cards = list.map(({ group, confusable }, n) =>
					review(`c${n}`, group === 'none' ? { confusable } : { group, confusable })
				);
				const order = mixed(cards);
				expect(ids(order).sort()).toEqual(ids(cards).sort());
				const single = (card: Waiting) =>
					!cards.some((other) => other !== card && related(card, other));
				expect(ids(order.filter(single))).toEqual(ids(cards.filter(single)));
			}),
			{ numRuns: 300 }
		);
	});
});
