import { expect, test } from 'vitest';
import { cardId } from '$lib/domain/ids';
import type { LearnerStatistics } from '$lib/domain/item-analysis';
import { LIMITS } from '$lib/interchange/limits';
import { readStatistics, readStatisticsFiles, writeStatistics } from './statistics-file';

const LEARNER: LearnerStatistics = {
	learner: '6f1d2c1e-8a55-4a27-9d35-0c9f5d3b7a11',
	cards: [
		{
			card: cardId('sample/mending.equipment'),
			form: 'single-choice',
			shown: 3,
			offered: { glue: 3, heat: 2 },
			chosen: { glue: 2, heat: 1 },
			first: { 1: 1, 2: 0, 3: 0, 4: 0 }
		}
	]
};
const [CARD] = LEARNER.cards;
const SOUND = { format: 'ranvier-statistics', version: 1, ...LEARNER };
const file = (text: string, name = 'a.json') => new File([text], name);
const withCard = (change: object) => JSON.stringify({ ...SOUND, cards: [{ ...CARD, ...change }] });
const repeated = (times: number, one: (i: number) => readonly [string, number]) =>
	Object.fromEntries(Array.from({ length: times }, (_, i) => one(i)));

test('what is written is read again', async () => {
	expect(await readStatistics(writeStatistics(LEARNER))).toEqual(LEARNER);
});

test('the texts of options may be as long as those that can be imported', async () => {
	const text = 'x'.repeat(LIMITS.field);
	const cards = LEARNER.cards.map((one) => ({ ...one, offered: { [text]: 1 }, chosen: {} }));
	expect(await readStatistics(writeStatistics({ ...LEARNER, cards }))).toEqual({
		...LEARNER,
		cards
	});
});

test.each([
	['nothing', ''],
	['no JSON', 'hello'],
	['JSON cut short', JSON.stringify(SOUND).slice(0, -5)],
	['null', 'null'],
	['a list', '[]'],
	['another format', JSON.stringify({ ...SOUND, format: 'ranvier-backup' })],
	['a later version', JSON.stringify({ ...SOUND, version: 2 })],
	['a learner by name', JSON.stringify({ ...SOUND, learner: 'Ada' })],
	['more than is meant', JSON.stringify({ ...SOUND, name: 'Ada' })],
	['a card of no deck', withCard({ card: 'mending' })],
	['a form that is none', withCard({ form: 'essay' })],
	['a count below zero', withCard({ shown: -1 })],
	['half a count', withCard({ shown: 1.5 })],
	['a count without end', withCard({ shown: 1 }).replace('"shown":1', '"shown":1e999')],
	['a count in words', withCard({ offered: { glue: 'many' } })],
	['a grade that is none', withCard({ first: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 1 } })],
	['too many options', withCard({ offered: repeated(1_001, (i) => [`option ${i}`, 1]) })],
	['an option too long', withCard({ offered: { ['x'.repeat(LIMITS.field + 1)]: 1 } })],
	['a prototype for an option', withCard({}).replace('"heat":2', '"__proto__":2')],
	['the same, disguised', withCard({}).replace('"heat":2', '"\\u005f_proto__":2')],
	['a constructor for an option', withCard({}).replace('"heat":2', '"\\u0063onstructor":2')],
	['nested without end', '['.repeat(200_000)],
	['too many cards', JSON.stringify({ ...SOUND, cards: Array(20_001).fill(CARD) })],
	['too large', ' '.repeat(LIMITS.statistics.bytes + 1)]
])('%s is refused', async (_, text) => {
	expect(await readStatistics(file(text))).toBeNull();
	expect(Object.keys(Object.prototype)).toEqual([]);
});

test('of many files those that are none are named, and the others count', async () => {
	const read = await readStatisticsFiles([
		file(JSON.stringify(SOUND)),
		file('hello', 'holiday.json')
	]);
	expect(read).toEqual({ ok: true, learners: [LEARNER], refused: ['holiday.json'] });
});

test('more files than are taken together are refused unread', async () => {
	const most = LIMITS.statistics.files;
	const unread = file('');
	unread.text = () => Promise.reject(new Error('read'));
	expect(await readStatisticsFiles(Array<File>(most + 1).fill(unread))).toEqual({
		ok: false,
		most
	});
});
