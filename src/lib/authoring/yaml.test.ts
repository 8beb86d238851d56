import { expect, test } from 'vitest';
import { readYaml } from './yaml';

const read = (text: string) => readYaml('a.yaml', text);
const faults = (text: string) =>
	read(text).problems.map((p) => `${p.where.line}:${p.where.column} ${p.message}`);

test('finds the place of values, of keys, and of what is not there', () => {
	const { yaml } = read('- id: a\n  says:\n    - one\n    - two\n');
	expect(yaml.placeOf([0, 'says', 1])).toEqual({ file: 'a.yaml', line: 4, column: 7 });
	expect(yaml.placeOf([0, 'missing', 3])).toEqual({ file: 'a.yaml', line: 1, column: 3 });
	expect(yaml.placeOfKey([0, 'says'])).toEqual({ file: 'a.yaml', line: 2, column: 3 });
});

test('names the faults of the notation, one per line', () => {
	expect(faults('a: 1\na: 2\n')).toEqual(['2:1 Map keys must be unique.']);
	expect(faults('says: Mending needs: {glue}\nask: [1\n').map((f) => f.slice(0, 2))).toEqual([
		'1:',
		'3:'
	]);
});

test('refuses aliases, which multiply', () => {
	expect(faults('a: &x [1]\nb: *x\n')).toEqual(['2:4 Aliases are not part of the deck format.']);
});

test('refuses tags', () => {
	expect(read('a: !!binary aGk=\nb: !mine 1').problems).not.toEqual([]);
});

test('refuses what is too long or too deep', () => {
	expect(read(`a: ${'x'.repeat(1_000_001)}`).problems[0]?.code).toBe('text-too-long');
	expect(faults('['.repeat(40) + ']'.repeat(40))[0]).toContain('nested too deeply');
	expect(faults('['.repeat(100_000))[0]).toMatch(/nested too deeply/);
});
