import { describe, expect, it } from 'vitest';
import { studyDay } from '$lib/domain/day';
import type { Deck } from '$lib/domain/deck';
import type { Fact } from '$lib/domain/fact';
import { cardId, deviceId, factId, sourceId, termId } from '$lib/domain/ids';
import type { LogRow, Review } from '$lib/domain/review';
import { historiesOf } from '$lib/domain/history';
import { canonical } from './canonical';
import type { Collection } from './backup/collection';
import type { KeptCard } from './backup/kept';
import { derive, type ReplayCard } from './derive';
import { reviewIdOf } from './log-ids';
import { united } from './merge';
import { aligned } from './merge-decks';
import { deck, DECK, memory, at, POLICY } from './testing';

const replayCard: ReplayCard = (reviews) => {
	const last = reviews.at(-1);
	return last ? memory({ ...at(last.at), day: last.day }, 3, { reps: reviews.length }) : null;
};

const fact = (name: string, more: Partial<Fact> = {}): Fact => ({
	...{ id: factId(name), subject: termId('t'), slot: 'approach' },
	value: { kind: 'statement', text: 'caudal' },
	says: `Of ${name} the approach is {caudal}.`,
	...{ asks: [], accepts: [], source: { source: sourceId('s'), at: '1' }, also: [] },
	...{ status: 'stated', conflicts: [], askAs: null, unasked: null, single: false, foils: [] },
	...{ list: null, note: null, rationale: null, since: '1.0.0', changed: null },
	...more
});

const version = (number: string, facts: Fact[]): Deck => ({
	...deck(number),
	sources: [
		{
			...{ id: sourceId('s'), title: 'S', name: 's', kind: 'article', date: null },
			...{ caveat: '', caveats: [], reviewBy: null }
		}
	],
	facts
});
const OLD = version('1.0.0', [fact('same'), fact('other'), fact('former'), fact('gone')]);
const NEW = version('2.0.0', [
	fact('same'),
	fact('other', { says: 'Of other the approach is {lateral}.', changed: '2.0.0' }),
	fact('present', { was: factId('former'), says: 'Of former the approach is {caudal}.' })
]);

const id = (name: string) => cardId(`${DECK}/${name}`);
const review = (device: string, n: number, name: string, day: number): Review => ({
	...{ kind: 'review', id: reviewIdOf(deviceId(device), n), card: id(name) },
	...{ at: day * 86_400_000, clock: day * 86_400_000, offset: 0, day: studyDay(day) },
	...{ grade: 3, proposed: 3, form: 'recall', seed: 1, deckVersion: '1.0.0' },
	...{ answer: { form: 'recall' }, correct: null, confidence: null, choices: null },
	...{ took: 1, predicted: null, policy: POLICY.id }
});

function collection(content: Deck, log: LogRow[], more: Partial<Collection> = {}): Collection {
	const cards = content.facts.map((item, position): KeptCard => ({
		...{ id: id(item.id), deck: DECK, position, group: null, confusable: [], aside: null }
	}));
	const row = { title: 'Nerves', version: content.version, hash: content.version, cards: 3 };
	return {
		decks: [{ id: DECK, installedAt: content.version === '2.0.0' ? 900_000 : 100, ...row }],
		contents: [content],
		...{ cards, log, policies: [POLICY], settings: [], personal: [], updates: [] },
		...{ exams: [], mocks: [], papers: [], drafts: [], steps: [], editions: [] },
		...more
	};
}

const laptop = collection(
	OLD,
	['same', 'other', 'former', 'gone'].map((name, i) => review('laptop', i + 1, name, 100 + i)),
	{ personal: [{ card: id('former'), note: { value: 'mine', clock: [1, deviceId('laptop')] } }] }
);
const phone = collection(NEW, [review('phone', 1, 'present', 99), review('phone', 2, 'other', 98)]);

const merged = (a: Collection, b: Collection) =>
	united(aligned(a, b, replayCard), aligned(b, a, replayCard));

describe('a collection with an older deck meets one with a newer', () => {
	const both = merged(phone, laptop);
	const { cards } = derive(both.log, replayCard);
	const cardOf = (name: string) => both.cards.find((card) => card.id === id(name));

	it('and takes the newer deck, whichever side it is on (M4)', () => {
		expect(both.decks).toEqual(phone.decks);
		expect(both.contents).toEqual([NEW]);
		expect(canonical(merged(laptop, phone))).toBe(canonical(both));
	});

	it('keeps what was learnt where the answer stays (M4)', () => {
		expect(cards.get(id('same'))?.memory).toMatchObject({ reps: 1 });
	});

	it('learns anew what was answered before the answer changed, and keeps what came after (M4)', () => {
		const resets = both.log.filter(({ kind }) => kind === 'reset');
		expect(resets).toMatchObject([{ card: id('other'), forgets: 'laptop:0000000002' }]);
		// The phone answered the new wording, but on an earlier day: replay order decides.
		const history = historiesOf(both.log).get(id('other'));
		expect(history?.runs.map((run) => run.length)).toEqual([2, 0]);
	});

	it('carries answers and note on to the present id (M4)', () => {
		expect(cardOf('former')).toBeUndefined();
		expect(cards.get(id('present'))?.memory).toMatchObject({ reps: 2 });
		expect(both.personal).toMatchObject([{ card: id('present'), note: { value: 'mine' } }]);
	});

	it('sets aside what the newer deck no longer has, and tells of it all (M4)', () => {
		expect(cardOf('gone')?.aside).toMatchObject({ reason: 'retired' });
		const [update] = both.updates;
		expect(update).toMatchObject({ deck: DECK, from: '1.0.0', to: '2.0.0', unread: true });
		expect(update?.relearnt).toEqual([id('other')]);
	});

	it('adds nothing more when they meet again (M1)', () => {
		expect(canonical(merged(both, laptop))).toBe(canonical(both));
		expect(canonical(merged(laptop, both))).toBe(canonical(both));
		expect(canonical(merged(both, phone))).toBe(canonical(both));
	});

	it('brings answers that the older side gave since to the newer deck, too (M4)', () => {
		const later = { ...laptop, log: [...laptop.log, review('laptop', 5, 'other', 120)] };
		const again = merged(both, later);
		expect(derive(again.log, replayCard).cards.get(id('other'))?.memory).toBeNull();
		expect(canonical(merged(later, both))).toBe(canonical(again));
	});
});

describe('a deck that one device has removed and another has kept (M4, K10)', () => {
	const kept = collection(OLD, [review('laptop', 1, 'same', 100)]);
	const removedFrom = ({ decks, cards, ...rest }: Collection): Collection => ({
		...rest,
		decks: decks.map((row) => ({ ...row, removed: 5_000 })),
		cards: cards.map((card): KeptCard => {
			const why = { why: 'You removed the deck.', taught: null };
			return { ...card, aside: { reason: 'retired', at: 5_000, before: null, ...why } };
		})
	});
	const gone = removedFrom(collection(OLD, [review('phone', 1, 'other', 101)]));

	it('is asked as before, with the answers of both, whichever side it is on', () => {
		const both = merged(gone, kept);
		expect(both.decks.map(({ removed }) => removed)).toEqual([undefined]);
		expect(both.cards.map(({ aside }) => aside)).toEqual(both.cards.map(() => null));
		expect(both.log).toHaveLength(2);
		expect(canonical(merged(kept, gone))).toBe(canonical(both));
		expect(canonical(merged(both, gone))).toBe(canonical(both));
	});

	it('stays removed where both have removed it', () => {
		const both = merged(gone, removedFrom(kept));
		expect(both.decks.map(({ removed }) => removed)).toEqual([5_000]);
		expect(both.cards.every(({ aside }) => aside?.reason === 'retired')).toBe(true);
	});
});
