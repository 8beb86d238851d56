import { newDocument } from '$lib/authoring/document/start';
import { deckId } from '$lib/domain/ids';
import type { Draft, StepRow } from '$lib/storage/draft-rows';
import { createDraft, writeDraft } from '$lib/storage/drafts';
import { at, openNew, T0 } from '$lib/storage/testing';
import { expect, it } from 'vitest';
import { contentOf } from './author-content';
import { openSession } from './author-open';

const CONTENT = contentOf(
	newDocument({
		id: 'mending',
		title: 'Mending',
		procedure: { id: 'mending', name: 'mending' },
		source: { id: 'book', name: 'the book', kind: 'book' }
	})
);
const DRAFT: Draft = {
	title: 'Mending',
	deck: deckId('mending'),
	version: '1.0.0',
	origin: null,
	changedAt: T0,
	head: null,
	redo: [],
	checkpoint: 'd/start',
	releases: []
};
const STEP: StepRow = { id: 'd/1', after: null, at: T0, label: 'Step', change: [] };

/** Opens a draft that was stored with this content and, after it, this step. */
async function opened(content: unknown, change: unknown) {
	const db = await openNew();
	await createDraft(db, 'd', DRAFT, [
		{ id: 'd/start', kind: 'checkpoint', after: null, at: T0, version: '', note: '', content }
	]);
	const draft = { ...DRAFT, head: STEP.id, changedAt: T0 + 1 };
	await writeDraft(db, 'd', DRAFT, { draft, step: { ...STEP, change } });
	return openSession(db, 'd', () => at(T0)).finally(() => db.close());
}

it('opens a draft whose parts are whole', async () => {
	const session = await opened(CONTENT, []);
	expect(session?.document.size).toBe(CONTENT.length);
	session?.close();
});

it.each([
	['content', [...CONTENT, { key: 'e9' }], []],
	['content', 'Mending', []],
	['step', CONTENT, [{ key: 'deck', was: null, is: 5 }]],
	['step', CONTENT, null]
])('says in plain words that the %s of a draft is damaged', async (_, content, change) => {
	await expect(opened(content, change)).rejects.toMatchObject({
		happened: 'A part of this draft is damaged, so it cannot be opened.'
	});
});
