import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { fact, named, phrase } from '$lib/generation/deck.fixture';
import type { ChangeKind, DeckChange } from './deck-changes';
import { combineChanges } from './deck-changes-combined';
import { asked, between, deck } from '../../../tests/fixtures/deck-versions';
import type { Fact } from './fact';
import { cardId } from './ids';

const facts = fc.uniqueArray(
	fc.record({
		name: fc.integer({ min: 0, max: 12 }),
		value: fc.constantFrom(named('rfa'), named('laser'), phrase('a'), phrase('b')),
		again: fc.boolean(),
		status: fc.constantFrom<Fact['status']>('stated', 'retired')
	}),
	{ selector: ({ name }) => name, maxLength: 10 }
);
const decks = fc.tuple(facts, fc.constantFrom('1.0.0', '1.1.0', '2.0.0')).map(([all, version]) =>
	deck(version, {
		facts: all.map(({ name, value, again, status }) => {
			const says = `${JSON.stringify(value)}${again ? ', said again' : ''}.`;
			return fact(`f${name}`, 'neurectomy', 'modality', value, { says, status });
		})
	})
);

describe('any two decks', () => {
	it('a deck and itself differ in nothing', () => {
		fc.assert(
			fc.property(decks, (any) => {
				expect(between(any, structuredClone(any))).toEqual([]);
			})
		);
	});

	it('each card is named once, and every card that came or went', () => {
		fc.assert(
			fc.property(decks, decks, (before, after) => {
				const changes = between(before, after);
				const cards = changes.map(({ card }) => card);
				expect(new Set(cards).size).toBe(cards.length);
				const [a, b] = [asked(before), asked(after)];
				const ids = (kind: ChangeKind) =>
					new Set(changes.filter((c) => c.kind === kind).map((c) => c.card));
				expect(ids('retired')).toEqual(new Set([...a].filter((card) => !b.has(card))));
				expect(ids('added')).toEqual(new Set([...b].filter((card) => !a.has(card))));
			})
		);
	});

	it('changed there is changed on the way back', () => {
		fc.assert(
			fc.property(decks, decks, (before, after) => {
				const changed = (changes: readonly DeckChange[]) =>
					new Set(changes.filter((c) => c.kind === 'changed').map((c) => c.card));
				expect(changed(between(after, before))).toEqual(changed(between(before, after)));
			})
		);
	});

	it('two updates as one come to what came and went, and keep what was and is', () => {
		fc.assert(
			fc.property(decks, decks, decks, (a, b, c) => {
				const both = combineChanges(between(a, b), between(b, c));
				const at = new Map(both.map((change) => [change.card, change]));
				expect(at.size).toBe(both.length);
				for (const { card, kind, was, is } of between(a, c)) {
					if (kind === 'retired' || kind === 'added') expect(at.get(card)?.kind).toBe(kind);
					expect(at.get(card)).toMatchObject({ was, is });
				}
			})
		);
	});
});

test('what came and went between two readings is not told', () => {
	const change = (kind: ChangeKind, was: string | null, is: string | null): DeckChange => ({
		card: cardId('test/f'),
		from: null,
		...{ kind, was, is },
		source: '',
		why: null
	});
	expect(combineChanges([change('added', null, 'A.')], [change('retired', 'A.', null)])).toEqual(
		[]
	);
	expect(combineChanges([change('retired', 'A.', null)], [change('added', null, 'A.')])).toEqual(
		[]
	);
	expect(
		combineChanges([change('retired', 'A.', null)], [change('added', null, 'B.')])
	).toMatchObject([{ kind: 'changed', was: 'A.', is: 'B.' }]);
	expect(
		combineChanges([change('changed', 'A.', 'B.')], [change('cosmetic', 'B.', 'B!')])
	).toMatchObject([{ kind: 'changed', was: 'A.', is: 'B!' }]);
});
