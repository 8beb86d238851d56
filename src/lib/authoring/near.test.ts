import { expect, test } from 'vitest';
import { didYouMean, editDistance, nearest } from './near';

test.each([
	['', 'abc', 3],
	['kitten', 'sitting', 3],
	['epidural', 'epidurla', 1],
	['neurotomy', 'neurectomy', 2],
	['same', 'same', 0]
])('%s to %s takes %i edits', (a, b, edits) => {
	expect(editDistance(a, b)).toBe(edits);
	expect(editDistance(b, a)).toBe(edits);
});

test('proposes the nearest first, at most three, and nothing that is far', () => {
	const ids = ['rhizotomy', 'neurotomy', 'neurectomy', 'neuroplasty', 'cryoablation'];
	expect(nearest('neurotomi', ids)).toEqual(['neurotomy', 'neurectomy']);
	expect(nearest('xyz', ids)).toEqual([]);
});

test('proposes an id that holds the word whole', () => {
	expect(nearest('laser', ['laser-ablation', 'glue'])).toEqual(['laser-ablation']);
});

test('reads as a question, or as the fallback', () => {
	expect(didYouMean('tree', ['three', 'free', 'trees'], 'No.')).toBe(
		'Did you mean `free`, `three` or `trees`?'
	);
	expect(didYouMean('tree', ['free'], 'No.')).toBe('Did you mean `free`?');
	expect(didYouMean('tree', ['house'], 'No.')).toBe('No.');
});
