import { expect, test } from 'vitest';
import type { Document } from '$lib/authoring/document/document';
import type { Entry } from '$lib/authoring/document/entry';
import { withState, withTick, withWords, type WrittenReview } from './author-review';

const fact = (key: string, review: WrittenReview): Entry =>
	({
		key,
		kind: 'fact',
		in: 's',
		at: 1,
		text: { review } as Entry['text']
	}) as Entry;
const deck: Document = new Map(
	[
		fact('a', { state: 'reviewed', by: 'A. Smith', role: 'attending', date: '2026-01-31' }),
		fact('b', { state: 'checked', by: 'B. Jones', date: '2025-12-01' }),
		fact('c', { state: 'draft' })
	].map((entry) => [entry.key, entry])
);
const TODAY = '2026-02-03';

test('who reviewed last signs the next one, too', () => {
	expect(withState(deck, {}, 'reviewed', TODAY)).toEqual({
		state: 'reviewed',
		by: 'A. Smith',
		role: 'attending',
		date: TODAY
	});
	expect(withState(new Map(), {}, 'checked', TODAY)).toEqual({ state: 'checked', date: TODAY });
});

test('another state keeps what was said; a draft and none say nothing more', () => {
	const own: WrittenReview = {
		...{ state: 'checked', by: 'C. Wu', date: '2026-02-01' },
		checklist: ['source']
	};
	expect(withState(deck, own, 'reviewed', TODAY)).toEqual({ ...own, state: 'reviewed' });
	expect(withState(deck, own, 'draft', TODAY)).toEqual({ state: 'draft' });
	expect(withState(deck, own, '', TODAY)).toBeUndefined();
});

test('points are ticked in the order of the list; words that are emptied are gone', () => {
	const now = withTick(withTick({ state: 'reviewed' }, 'answer', true), 'source', true);
	expect(now.checklist).toEqual(['source', 'answer']);
	expect(withTick(withTick(now, 'source', false), 'answer', false)).toEqual({ state: 'reviewed' });
	expect(withWords({ state: 'checked', by: 'A' }, 'by', ' ')).toEqual({ state: 'checked' });
});
