import { expect, test } from 'vitest';
import { findCopied } from './verbatim';

const sources = new Map([
	['book.txt', 'The quick brown fox jumps over the lazy dog, then it sleeps for a Café day.']
]);
const copied = (text: string) =>
	findCopied(sources, { prefix: 'deck/', texts: new Map([['a.yaml', text]]) });

test('six words in a row are not a copy, seven are', () => {
	expect(copied('says: A brown fox jumps over the lazy one.')).toEqual([]);
	expect(copied('says: A brown fox jumps over the lazy dog.')).toMatchObject([
		{
			code: 'copied',
			where: { file: 'deck/a.yaml', line: 1, column: 9 },
			message: '"brown fox jumps over the lazy dog" stands in book.txt.'
		}
	]);
});

test('case, punctuation, braces, accents and line breaks do not hide a copy', () => {
	const found = copied('x: 1\nsays: >-\n  Dog: then {it}\n  SLEEPS, for a cafe day');
	expect(found.map((p) => p.message)).toEqual([
		'"dog then it sleeps for a cafe day" stands in book.txt.'
	]);
	expect(found[0]?.where).toEqual({ file: 'deck/a.yaml', line: 3, column: 3 });
});

test('a long copy is named once, two copies twice', () => {
	expect(copied('The quick brown fox jumps over the lazy dog then it sleeps')).toHaveLength(1);
	const twice = 'brown fox jumps over the lazy dog; brown fox jumps over the lazy dog';
	expect(copied(twice)).toHaveLength(2);
});
