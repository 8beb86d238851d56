import { afterEach, describe, expect, it } from 'vitest';
import { closeAll, learn, openAs } from '../../../tests/fixtures/studied';
import type { Db } from '$lib/storage/db';
import { writePersonal } from '$lib/storage/personal';
import { verify, type Verification } from '$lib/storage/rebuild';
import { readPolicies, recordReview } from '$lib/storage/reviews';
import { answer, at, card, T0 } from '$lib/storage/testing';
import { FULL_ROWS } from '../../../tests/fixtures/rows';
import { saveDiagnostics, saveUnrepaired } from './backup-download';
import { replaying } from './backup-sound';

afterEach(closeAll);

const NOW = at(T0);

/** Whatever a learner may have typed is in it, and of every kind of defect there is one. */
async function broken(): Promise<{ db: Db; found: Verification }> {
	const db = await openAs('phone');
	await learn(db, 40, 3);
	const given = answer(card(29), at(T0 + 1e10), null);
	const typed = { ...given.review, answer: { form: 'cloze', typed: 'SECRET typed' } as const };
	await recordReview(db, { ...given, review: typed });
	await writePersonal(db, card(1), { note: 'SECRET note' });
	await db.mocks.bulkAdd(
		FULL_ROWS.mocks.map((mock) => ({ ...mock, title: 'SECRET title' })) as never
	);
	await db.exams.bulkAdd(FULL_ROWS.exams as never);
	await db.drafts.bulkAdd(FULL_ROWS.drafts as never);

	const [first, second] = await db.cards.where('queue').equals('review').toArray();
	if (!first?.memory || !second) throw new Error('nothing learnt');
	await db.cards.put({ ...first, memory: { ...first.memory, stability: 77 } });
	await db.cards.delete(second.id);
	const [fresh] = await db.cards.where('queue').equals('new').toArray();
	if (fresh) await db.cards.put({ ...fresh, memory: first.memory });
	await db.days.toCollection().modify({ answers: 999 });
	await db.tail.delete((await db.tail.toCollection().primaryKeys())[3] as never);
	await db.packs.add({
		id: 'tablet:0000000001' as never,
		...{ count: 1, hash: 'wrong', text: '[{"card":"SECRET pack"}]' }
	});
	return { db, found: await verify(db, replaying(await readPolicies(db))) };
}

async function textOf(save: (keep: (file: Blob) => void) => Promise<void>): Promise<string> {
	let text: Promise<string> | null = null;
	await save((file) => (text = file.text()));
	return text ?? '';
}

describe('what a check has found', () => {
	it('goes into the diagnostics as counts, with nothing that was typed and no word of a deck', async () => {
		const { db, found } = await broken();
		const text = await textOf((save) => saveDiagnostics(db, NOW, found, save));
		expect(text).not.toMatch(/SECRET|caudal|fact\.\d|nerves|boards|Note|vignette/i);
		expect(JSON.parse(text)).toMatchObject({
			rows: { cards: 29, mocks: 1 },
			checked: {
				defects: {
					...{ 'damaged-pack': 1, gap: 1, 'unknown-card': 1, 'orphan-memory': 1 },
					...{ 'card-differs': expect.any(Number), 'day-differs': expect.any(Number) }
				}
			}
		});
	});

	it('and cannot be repaired is handed out as it is', async () => {
		const { db, found } = await broken();
		const lines = (await textOf((save) => saveUnrepaired(db, NOW, found, save)))
			.trimEnd()
			.split('\n')
			.map((line) => JSON.parse(line) as Record<string, unknown>);
		const unknown = found.defects.find(({ kind }) => kind === 'unknown-card');
		if (unknown?.kind !== 'unknown-card') throw new Error('no unknown card');
		expect(lines.slice(0, found.defects.length)).toEqual(found.defects);
		const rest = lines.slice(found.defects.length);
		expect(rest[0]).toMatchObject({ hash: 'wrong', text: '[{"card":"SECRET pack"}]' });
		expect(rest.length).toBeGreaterThan(1);
		expect(rest.slice(1).every((row) => row['card'] === unknown.card)).toBe(true);
	});
});
