import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { apply, DECK, entriesOf } from './document';
import { setField } from './edits';
import { newDocument } from './start';
import { changeFrom, documentFrom } from './stored';

const DOCUMENT = newDocument({
	id: 'mending',
	title: 'Mending',
	procedure: { id: 'mending', name: 'mending' },
	source: { id: 'book', name: 'the book', kind: 'book' }
});
const CONTENT = [...DOCUMENT.values()];
const CHANGE = setField(DOCUMENT, DECK, 'title', 'Sewing');

it('takes what was stored', () => {
	expect(documentFrom(structuredClone(CONTENT))).toEqual(DOCUMENT);
	expect(changeFrom(structuredClone(CHANGE))).toEqual(CHANGE);
	expect(changeFrom([])).toEqual([]);
});

it.each([
	['nothing', null],
	['no list', { 0: CONTENT[0] }],
	['no deck', CONTENT.filter(({ kind }) => kind !== 'deck')],
	['an entry that is none', [...CONTENT, null]],
	['an unknown kind', [...CONTENT, { ...CONTENT[0], key: 'x', kind: 'riddle' }]],
	['a place that is no number', [...CONTENT, { ...CONTENT[1], at: null }]],
	['an entry without keys', [...CONTENT, { ...CONTENT[1], text: 'Mending' }]]
])('refuses %s', (_, content) => {
	expect(documentFrom(content)).toBeNull();
});

it('takes no change that another entry would come of', () => {
	const [edit] = CHANGE;
	expect(changeFrom([{ ...edit, key: 'other' }])).toBeNull();
	expect(changeFrom([{ ...edit, is: 'Sewing' }])).toBeNull();
	expect(changeFrom({})).toBeNull();
});

it('whatever stands under the keys of the deck, what it takes can be walked through', () => {
	fc.assert(
		fc.property(fc.jsonValue(), fc.jsonValue(), (terms, facts) => {
			const change = [
				...setField(DOCUMENT, DECK, 'terms', terms),
				...setField(DOCUMENT, DECK, 'facts', facts)
			].slice(-1);
			const document = documentFrom([...apply(DOCUMENT, change).values()]);
			expect(document && entriesOf(document, 'source')).toHaveLength(1);
		})
	);
});
