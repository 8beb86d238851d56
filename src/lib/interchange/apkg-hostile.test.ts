import { expect, test } from 'vitest';
import { database, fixture, read, sound, sqlite, zipped } from '../../../tests/fixtures/apkg';
import { SCHEMA_11 } from './apkg-schema';

test.each([
	['empty', () => new Uint8Array()],
	['no zip', () => new TextEncoder().encode('hello')],
	['cut short', () => fixture('old.apkg').slice(0, 900)],
	['a bomb in zstd', () => fixture('zstd-bomb.apkg')],
	['another zip', () => zipped('hello.txt', new Uint8Array(9))],
	['no database', () => zipped('collection.anki2', new TextEncoder().encode('SQLite format 3'))],
	['a database cut short', () => zipped('collection.anki2', database(SCHEMA_11).slice(0, 5_000))],
	['an empty database', () => zipped('collection.anki2', database('CREATE TABLE a (b)'))],
	[
		'views without end for tables',
		() =>
			zipped(
				'collection.anki2',
				database(
					'CREATE TABLE col (models text, decks text); CREATE VIEW notes AS WITH RECURSIVE r(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM r) SELECT id, id AS flds FROM r; CREATE VIEW cards AS SELECT id, id AS nid, 1 AS did, 0 AS ord FROM notes'
				)
			)
	],
	[
		'computed columns',
		() =>
			zipped(
				'collection.anki2',
				database(
					`CREATE TABLE col (models text, decks text); INSERT INTO col VALUES ('{}', '{}'); CREATE TABLE cards (id, nid, did, ord); CREATE TABLE notes (id, guid, mid, tags, flds AS (hex(zeroblob(100000000))))`
				)
			)
	]
])('%s is refused in words', (_, bytes) => {
	const reading = read(bytes());
	expect(reading.ok).toBe(false);
	if (!reading.ok) expect(reading.problems[0]?.message).toMatch(/^The .*\.$/);
});

test('triggers never run, huge notes are left out, names of prototypes are names', () => {
	const db = new sqlite.Database();
	db.run(SCHEMA_11);
	db.run('CREATE TRIGGER t AFTER INSERT ON graves BEGIN DELETE FROM notes; END');
	db.run('INSERT INTO col VALUES (1,0,0,0,11,0,0,0,?,?,?,?,?)', [
		'{}',
		JSON.stringify({
			['__proto__']: { id: 0 },
			5: {
				id: 5,
				name: 'constructor',
				type: 0,
				flds: [{ name: '__proto__' }, { name: 'b' }],
				tmpls: [{ name: 'x', qfmt: '{{__proto__}}', afmt: '{{b}}' }]
			}
		}),
		...['{"1":{"id":1,"name":"__proto__"}}', '{}', '{}']
	]);
	const note = 'INSERT INTO notes VALUES (?, ?, 5, 0, 0, "", ?, 0, 0, 0, "")';
	db.run(note, [1, 'g', 'front\u001fback']);
	db.run(note, [2, 'h', 'x'.repeat(1_000_000)]);
	const card = 'INSERT INTO cards VALUES (?, ?, 1, 0, 0,0,0,0,0,0,0,0,0,0,0,0,0,"")';
	db.run(card, [1, 1]);
	db.run(card, [2, 2]);
	const { items, left } = sound(zipped('collection.anki21', db.export()));
	expect(items).toMatchObject([{ stem: 'front', model: 'back', category: ['__proto__'] }]);
	expect(left).toMatchObject([{ reason: 'long-text', at: 'card 2', whole: true }]);
});
