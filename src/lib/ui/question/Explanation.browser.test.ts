import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Explanation as Told } from '$lib/app/explanation';
import { cardId, termId } from '$lib/domain/ids';
import type { Question } from '$lib/domain/question';
import Explanation from './Explanation.svelte';

const question: Question = {
	form: 'recall',
	points: ['The same'],
	cardId: cardId('deck/a'),
	factIds: [],
	subject: termId('heating'),
	slot: 'aim',
	seed: 1,
	stem: 'What for?',
	key: 'The same',
	says: ['It is said twice.', 'It is said twice.'],
	rationale: '',
	sources: [],
	caveats: ['Read with care.', 'Read with care.'],
	conflicts: []
};
const source = { name: 'the article', kind: 'web article', places: ['Aim'], date: null };
const conflict = { title: 'Two of one name', explains: 'They differ.', sides: [] };
const explanation = {
	sources: [source, source],
	conflicts: [conflict, conflict],
	neighbours: ['It stands beside.', 'It stands beside.']
} as Told;

it('stands though a deck says a thing twice in the same words', async () => {
	render(Explanation, { question, explanation });
	for (const text of ['It is said twice.', 'Read with care.', 'It stands beside.'])
		expect(page.getByText(text).elements().length, text).toBeGreaterThan(1);
	await expect.element(page.getByText('Two of one name').first()).toBeInTheDocument();
});
