import { setField } from '$lib/authoring/document/edits';
import { DECK } from '$lib/authoring/document/document';
import type { Db } from '$lib/storage/db';
import type { DraftId } from '$lib/storage/draft-rows';
import { at, openNew, T0 } from '$lib/storage/testing';
import * as fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { beginDeck } from './author-drafts';
import { openSession } from './author-open';
import type { AuthorSession } from './author-session.svelte';

const opened: { close(): void }[] = [];
afterEach(() => opened.splice(0).forEach((one) => one.close()));

async function begin(): Promise<[Db, DraftId]> {
	const db = await openNew();
	opened.push(db);
	const deck = { title: 'Mending', procedure: 'mending', source: 'the book', kind: 'book' };
	return [db, await beginDeck(db, deck, at(T0))];
}
let clock = T0;
async function open(db: Db, id: DraftId): Promise<AuthorSession> {
	const session = await openSession(db, id, () => at(clock));
	if (!session) throw new Error('The draft is gone.');
	opened.push(session);
	return session;
}
const saved = (session: AuthorSession) =>
	expect.poll(() => session.saved, { timeout: 60_000 }).toBe(true);
/** Types on in one field: what follows closely is one step. */
const type = (session: AuthorSession, text: string) => {
	for (let i = 1; i <= text.length; i++)
		session.change(
			setField(session.document, DECK, 'notice', text.slice(0, i)),
			'Changed notice',
			'notice'
		);
};

it('keeps every letter that is typed after an undo', async () => {
	const [db, id] = await begin();
	const session = await open(db, id);
	session.change(setField(session.document, DECK, 'title', 'Sewing'), 'Changed title');
	await session.undo();
	type(session, 'abc');
	await saved(session);
	expect((await open(db, id)).document).toEqual(session.document);
});

it('says after opening again what it said, and takes back as many steps, whatever was done', async () => {
	const deed = fc.oneof(
		{
			weight: 3,
			arbitrary: fc.record({ is: fc.constant('type'), text: fc.stringMatching(/^[a-z]{1,4}$/) })
		},
		{
			weight: 3,
			arbitrary: fc.record({ is: fc.constant('put'), text: fc.stringMatching(/^[a-z]{1,4}$/) })
		},
		{
			weight: 2,
			arbitrary: fc.record({
				is: fc.constantFrom('undo', 'redo', 'wait', 'many'),
				text: fc.constant('')
			})
		}
	);
	await fc.assert(
		fc.asyncProperty(fc.array(deed, { maxLength: 12 }), async (deeds) => {
			const [db, id] = await begin();
			const session = await open(db, id);
			const first = session.document;
			for (const { is, text } of deeds) {
				clock += 10;
				if (is === 'type') type(session, text);
				if (is === 'put') session.change(setField(session.document, DECK, 'title', text), 'Put');
				if (is === 'undo') await session.undo();
				if (is === 'redo') await session.redo();
				if (is === 'wait') clock += 10_000;
				if (is === 'many')
					for (let i = 0; i < 130; i++)
						session.change(setField(session.document, DECK, 'title', `${clock} ${i}`), 'Many');
			}
			await saved(session);
			const again = await open(db, id);
			expect(again.document).toEqual(session.document);
			while (again.canUndo) await again.undo();
			expect(again.document).toEqual(first);
			await saved(again);
			opened.splice(0).forEach((one) => one.close());
		}),
		{ numRuns: 8 }
	);
});
