import { describe, expect, it } from 'vitest';
import { FULL_ROWS } from '../../../../tests/fixtures/rows';
import { canonical } from '../canonical';
import type { Collection, Part } from './collection';
import { readBackup } from './read';
import { mustBelongTogether } from './relations';
import { packBackup } from './write';

const whole = FULL_ROWS as unknown as Collection;
/** The first row of a part changed by these fields, or taken out. */
const withFirst = (part: Part, change: object | null): Collection => {
	const [first, ...rest] = whole[part];
	return { ...whole, [part]: change ? [{ ...first, ...change }, ...rest] : rest };
};
const [mock] = whole.mocks;
const [paper] = whole.papers;

describe('rows that belong together', () => {
	it('are read as they were written, every field of them', async () => {
		const device = { key: 'device', id: 'phone' as never, next: 1 } as const;
		const bytes = await packBackup({ collection: whole, device, damaged: [] }, { app: '', at: 0 });
		expect(canonical((await readBackup(bytes)).collection)).toBe(canonical(whole));
	});

	it.each<[string, Collection]>([
		['a deck without contents', withFirst('contents', null)],
		['contents of another version', withFirst('contents', { version: '9.0.0' })],
		['a card of no deck', withFirst('cards', { deck: 'spine' })],
		['a card under another deck’s name', withFirst('cards', { id: 'spine/caudal' })],
		['an answer under an unknown policy', withFirst('policies', { id: 'p2' })],
		['an exam under the id of another', withFirst('exams', { id: 'a' })],
		['a mock exam without its paper', withFirst('papers', null)],
		['a paper without its mock exam', withFirst('mocks', null)],
		['a paper of another mock exam', withFirst('papers', { id: 'm2' })],
		['a question missing', withFirst('papers', { questions: paper?.questions.slice(1) })],
		[
			'questions in other places',
			withFirst('papers', { questions: paper?.questions.toReversed() })
		],
		[
			'an answer to another form of question',
			withFirst('mocks', {
				log: mock?.log.map((step) => (step.do === 'answer' ? { ...step, item: 1 } : step))
			})
		],
		[
			'an answer to no question',
			withFirst('mocks', {
				log: mock?.log.map((step) => (step.do === 'answer' ? { ...step, item: 99 } : step))
			})
		]
	])('are refused with %s (F5)', (_, collection) => {
		expect(() => mustBelongTogether(collection)).toThrow(
			expect.objectContaining({ code: 'backup-unsound' })
		);
	});
});
