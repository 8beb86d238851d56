import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { fixture, NOW, opened, sound, sqlite, write, zipped } from '../../../tests/fixtures/apkg';
import { SCHEMA_11 } from './apkg-schema';
import { clozeOf } from './apkg-template';
import type { Item } from './item';
import { anItem } from './items.fixture';

/** Of `Why & <how>?`: `hashlib.sha1(...).hexdigest()[:8]` of Python says the same. */
const CHECKSUM = 0x137a4a6e;
const EMPTY = { title: '', feedback: '', category: [], tags: [], at: '' };

test.each(['old.apkg', 'new.apkg'])('%s: one question for each card', (name) => {
	const { items, left, history } = sound(fixture(name));
	expect(items).toMatchObject([
		{
			id: 'aaa-0',
			kind: 'essay',
			stem: 'Which root makes the ankle jerk?',
			model: 'S₁',
			tags: ['easy', 'leg'],
			category: ['Nerves', 'Leg']
		},
		{ id: 'bbb-0', stem: 'patella', model: 'kneecap' },
		{ id: 'bbb-1', stem: 'kneecap', model: 'patella' },
		{
			id: 'ccc-0',
			kind: 'cloze',
			stem: 'The ____ nerve comes from L2 to L4.',
			blanks: [['femoral']],
			feedback: 'Remember.'
		},
		{ id: 'ccc-1', stem: 'The femoral nerve comes from ____.', blanks: [['L2 to L4']] }
	]);
	const pictures = left.filter(({ reason }) => reason === 'picture');
	expect(pictures).toHaveLength(name === 'old.apkg' ? 4 : 2);
	expect([...history]).toEqual([
		[
			'aaa-0',
			[
				{ at: 1_600_000_100_000, ease: 3, took: 5_000 },
				{ at: 1_600_086_500_000, ease: 1, took: 9_000 }
			]
		]
	]);
	// One card was put back among the new ones after its only answer.
	expect(left.filter(({ reason }) => reason === 'history')).toHaveLength(1);
});

test('answers that Anki itself does not count are not brought, and counted', async () => {
	const { bytes } = await write([
		{
			...{ id: 'd/0', title: '', stem: 'Why?', feedback: '', category: ['A'], tags: [], at: '' },
			...{ kind: 'essay', model: 'So.' }
		}
	]);
	const db = opened(bytes);
	const card = db.exec('SELECT id FROM cards')[0]?.values[0]?.[0];
	const at = (day: number) => Date.UTC(2026, 0, day);
	for (const [day, ease, kind, factor] of [
		...[
			[1, 3, 0, 0],
			[2, 0, 4, 0],
			[3, 2, 1, 2500],
			[4, 3, 3, 0],
			[5, 4, 3, 2500]
		],
		...[
			[6, 0, 4, 2500],
			[7, 0, 5, 2500],
			[8, 1, 2, 2300],
			[9, 7, 1, 2300]
		]
	] as const)
		db.run('INSERT INTO revlog VALUES (?,?,0,?,1,1,?,1000,?)', [
			...[at(day), Number(card), ease, factor, kind]
		]);
	db.run('INSERT INTO revlog VALUES (?,?,0,3,1,1,0,1000,0)', [at(10), 12345]);
	const { history, left } = sound(zipped('collection.anki2', db.export()));
	// Forgotten by hand on the second, crammed on the fourth, studied ahead on the fifth.
	expect([...history.values()]).toMatchObject([
		[
			{ at: at(3), ease: 2 },
			{ at: at(5), ease: 4 },
			{ at: at(8), ease: 1 }
		]
	]);
	expect(left.filter(({ reason }) => reason === 'history')).toHaveLength(3);
});

test('a cloze asks its own deletions, also inside of others', () => {
	expect(clozeOf('{{c1::a {{c2::b}} c}} {{c2::d::hint}}', 2)).toEqual({
		html: 'a ____ c ____',
		blanks: ['b', 'd']
	});
});

test('a package has the tables, indexes and row counts that Anki expects, and is sound', async () => {
	const common = { title: '', feedback: '', category: ['A b'], tags: ['t'], at: '' };
	const { bytes } = await write([
		{
			...common,
			id: 'd/1',
			kind: 'essay',
			stem: 'Why & <how>?',
			model: 'So',
			source: 'the text',
			caveat: 'old'
		},
		{ ...common, id: 'd/2', kind: 'cloze', stem: 'A ____ b.', blanks: [['x}}y', 'z']] }
	]);
	const db = opened(bytes);
	const wanted = new sqlite.Database();
	wanted.run(SCHEMA_11);
	const schema = 'SELECT type, name, tbl_name FROM sqlite_master ORDER BY 1, 2';
	expect(db.exec(schema)).toEqual(wanted.exec(schema));
	expect(db.exec('PRAGMA integrity_check')[0]?.values).toEqual([['ok']]);
	const notes = db.exec('SELECT guid, mid, tags, flds, sfld, csum FROM notes')[0]?.values;
	expect(notes?.[0]?.slice(2)).toEqual([
		' t A_b ',
		['Why &amp; &lt;how&gt;?', '', 'So', '', 'the text', 'old', 'd/1'].join('\u001f'),
		'Why & <how>?',
		CHECKSUM
	]);
	expect(String(notes?.[1]?.[3])).toContain('A {{c1::x} }y}} b.');
	const [col] = db.exec('SELECT ver, models, decks, conf, dconf FROM col')[0]?.values ?? [];
	expect(col?.[0]).toBe(11);
	for (const json of col?.slice(1) ?? []) expect(JSON.parse(String(json))).toBeTypeOf('object');
	const orphans = 'SELECT count() FROM cards WHERE nid NOT IN (SELECT id FROM notes)';
	expect(db.exec(orphans)[0]?.values).toEqual([[0]]);
	for (const [mid] of db.exec('SELECT mid FROM notes')[0]?.values ?? [])
		expect(Object.keys(JSON.parse(String(col?.[1])) as object)).toContain(String(mid));
});

test('the settings of the collection have every key that Anki demands, of its type', async () => {
	const { bytes } = await write([{ ...EMPTY, id: 'd/1', kind: 'essay', stem: 'a', model: 'b' }]);
	const [col] = opened(bytes).exec('SELECT models, decks, dconf FROM col')[0]?.values ?? [];
	const [models, decks, dconf] = (col ?? []).map(
		(json) => Object.values(JSON.parse(String(json)) as object) as Record<string, unknown>[]
	);
	// What `serde` has no default for, in schema11.rs of notetype, decks and deckconfig.
	const integer: unknown = expect.any(Number);
	const text: unknown = expect.any(String);
	const list: unknown = expect.any(Array);
	const flag: unknown = expect.any(Boolean);
	for (const model of models ?? []) {
		expect(model).toMatchObject({ id: integer, name: text, type: integer, mod: integer });
		expect(model).toMatchObject({ usn: integer, sortf: integer, did: null, css: text });
		const fields = model['flds'] as object[];
		const field = { name: text, sticky: flag, rtl: flag, font: text, size: integer };
		expect(fields).toMatchObject(fields.map((_, ord) => ({ ...field, ord })));
		expect(model['tmpls']).toMatchObject([{ name: text, ord: 0, qfmt: text, afmt: text }]);
	}
	const today = { lrnToday: list, revToday: list, newToday: list, timeToday: list };
	for (const deck of decks ?? [])
		expect(deck).toMatchObject({
			...{ id: integer, mod: integer, name: text, usn: integer, collapsed: flag, dyn: 0, conf: 1 },
			...today
		});
	const each = { delays: list, perDay: integer };
	expect(dconf).toMatchObject([
		{
			...{ id: 1, mod: integer, name: text, usn: integer, maxTaken: integer, autoplay: flag },
			...{ timer: integer, replayq: flag, new: { ...each, initialFactor: 2500, ints: list } },
			rev: { ease4: integer, ivlFct: integer, maxIvl: integer, perDay: integer },
			lapse: { delays: list, leechAction: integer, leechFails: integer, minInt: integer }
		}
	]);
});

test('the first field is summed as Anki sums it: without tags, every space kept', async () => {
	const stem = ' a  b & <c>\u00a0"d"\n\ne';
	const { bytes } = await write([{ ...EMPTY, id: 'd/1', kind: 'essay', stem, model: 'b' }]);
	const [row] = opened(bytes).exec('SELECT sfld, csum, flds FROM notes')[0]?.values ?? [];
	const plain = ' a  b & <c> "d"e';
	const sum = parseInt(createHash('sha1').update(plain).digest('hex').slice(0, 8), 16);
	expect(row?.slice(0, 2)).toEqual([plain, sum]);
});

test('a later package carries the same notes, newer', async () => {
	const common = { id: 'd/1', title: '', feedback: '', category: [], tags: [], at: '' };
	const of = async (stem: string, now: number) => {
		const { bytes } = await write([{ ...common, kind: 'essay', stem, model: 'b' }], now);
		return opened(bytes).exec('SELECT guid, mid, mod FROM notes')[0]?.values[0];
	};
	const [before, after] = [await of('a', NOW), await of('another', NOW + 60_000)];
	expect(after?.slice(0, 2)).toEqual(before?.slice(0, 2));
	expect(Number(after?.[2])).toBe(Number(before?.[2]) + 60);
});

test('every question but a description becomes a card that can be read back', async () => {
	const kinds = [
		...['single-choice', 'multiple-choice', 'true-false', 'short-answer', 'numeric'],
		...['matching', 'ordering', 'cloze', 'essay']
	] as Item['kind'][];
	const items = fc.array(anItem(...kinds), { minLength: 1, maxLength: 6 });
	await fc.assert(
		fc.asyncProperty(items, async (all) => {
			const given = all.map((item, i) => ({
				...(item.kind === 'essay' ? { ...item, model: 'a model' } : item),
				id: `d/${i}`
			}));
			const back = sound((await write(given)).bytes);
			expect(back.items.filter(({ kind }) => kind === 'cloze').map(({ stem }) => stem)).toEqual(
				given.filter(({ kind }) => kind === 'cloze').map(({ stem }) => stem)
			);
			expect(back.items).toHaveLength(given.length);
			for (const [i, item] of given.entries())
				if (item.kind !== 'cloze')
					expect(back.items[i]?.stem.startsWith(item.stem.split('\n')[0] ?? '')).toBe(true);
		}),
		{ numRuns: Number(process.env['RUNS'] ?? 25) }
	);
});
