import { expect, test } from 'vitest';
import { fieldOf, hintOf, inForm, type Found } from './author-found';

const found = (code: string, path: Found['path'] = []): Found => ({
	...{ key: 'e1', path, code, severity: 'error' },
	...{ message: 'The key `x` is missing.', hint: 'Add `x:`.' }
});

test('what is missing of the whole is told beside the field it is written in', () => {
	expect(fieldOf(found('locator-missing'))).toBe('source');
	expect(fieldOf(found('locator-missing', ['at']))).toBe('source');
	expect(fieldOf(found('ask-missing'))).toBe('ask');
	expect(fieldOf(found('key-missing', ['says']))).toBe('says');
	expect(fieldOf(found('stem-long', ['ask', 0]))).toBe('ask');
	expect(fieldOf(found('fact-doubled'))).toBeUndefined();
});

test('a form speaks of its fields, not of keys of a file', () => {
	expect(inForm(found('key-missing', ['says']), 'Says').message).toBe('“Says” is still empty.');
	const inside = found('key-missing', ['sides', 0, 'label']);
	expect(inForm(inside, 'Sides')).toBe(inside);
	const other = found('value-not-allowed', ['slot']);
	expect(inForm(other, 'Kind of fact')).toBe(other);
});

test('a hint tells what to do here, or else what the check says', () => {
	expect(hintOf(found('change-undeclared'))).toContain('“Put more exactly with version”');
	expect(hintOf(found('unknown-key'))).toBe('Add `x:`.');
});
