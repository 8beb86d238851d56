import { describe, expect, it } from 'vitest';
import type { CardId } from '$lib/domain/ids';
import { wordingOf } from '$lib/generation/next-asking';
import { formsOf } from '$lib/generation/forms';
import { buildQuestion } from '$lib/generation/questions';
import { BANDS, CHOSEN, PRODUCED, shareOf } from '../../scripts/decks/ladder';
import { yearOf, type Put } from '../../scripts/decks/year';
import { deck, index, SEEDS, tally } from './nerve-procedures';

const year = [...yearOf(index)];
const [fresh, weak, growing, strong] = BANDS.map(({ holds }) =>
	year.filter(({ stability }) => holds(stability))
) as [Put[], Put[], Put[], Put[]];

describe('a year with the scheduler', () => {
	it('meets every card, and each band often enough to tell', () => {
		expect(year.length).toBeGreaterThan(20 * Math.sqrt(deck.facts.length));
		for (const band of [fresh, weak, growing, strong]) expect(band.length).toBeGreaterThan(300);
		for (const [at, band] of [fresh, weak, growing, strong].entries())
			console.log(`${BANDS[at]?.name}: ${tally(band.map(({ asking }) => asking.form))}`);
	});

	it('recognises below 4 days of stability, brings up from memory beyond 21', () => {
		expect(shareOf([...fresh, ...weak], CHOSEN)).toBeGreaterThan(0.5);
		expect(shareOf(strong, PRODUCED)).toBeGreaterThan(0.7);
		const choice = [fresh, weak, growing, strong].map((band) => shareOf(band, CHOSEN));
		expect([...choice].sort((a, b) => b - a)).toEqual(choice);
	});

	it('never puts a card twice in a row in one form and wording where it has others', () => {
		const lasts = new Map<CardId, string>();
		const repeated = new Set<Put>();
		for (const put of year) {
			const shown = shownBy(put);
			if (lasts.get(put.card.id) === shown) repeated.add(put);
			lasts.set(put.card.id, shown);
		}
		const avoidable = [...repeated].filter((put) => {
			const { card } = put;
			const ways = formsOf(index, card).flatMap((form) =>
				SEEDS.slice(0, 12).map((seed) => shownBy({ ...put, asking: { form, seed } }))
			);
			return new Set(ways).size > 1;
		});
		expect(avoidable.map(({ card }) => card.id)).toEqual([]);
		expect(repeated.size).toBeLessThan(year.length / 5);
	});
});

const shownBy = ({ card, asking: { form, seed } }: Put): string =>
	`${form} ${wordingOf(buildQuestion(index, card, form, seed))}`;
