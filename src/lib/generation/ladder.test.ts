import { expect, it } from 'vitest';
import { FORMS, type Form } from '$lib/domain/question';
import { chooseForm } from './ladder';

const FACT: readonly Form[] = ['single-choice', 'cloze', 'recall'];

/** How often a form is chosen over a thousand seeds. */
function share(forms: readonly Form[], stability: number | null, wanted: readonly Form[]): number {
	const chosen = Array.from({ length: 1000 }, (_, seed) => chooseForm(forms, stability, seed));
	return chosen.filter((form) => wanted.includes(form)).length / 1000;
}

it('recognises while memory is weak', () => {
	for (const stability of [null, 0.5, 4])
		expect(share(FACT, stability, ['single-choice'])).toBeGreaterThan(0.8);
	expect(share(['multiple-choice', 'list-recall'], null, ['multiple-choice'])).toBeGreaterThan(0.9);
});

it('recalls once it is strong', () => {
	for (const stability of [21, 400])
		expect(share(FACT, stability, ['cloze', 'recall'])).toBeGreaterThan(0.85);
	expect(share(['multiple-choice', 'list-recall'], 30, ['list-recall'])).toBeGreaterThan(0.8);
});

it('shifts smoothly between the two', () => {
	const choice = [4, 6, 9, 13, 18, 21].map((days) => share(FACT, days, ['single-choice']));
	for (const [i, now] of choice.slice(1).entries()) {
		const before = choice[i] ?? 1;
		expect(now).toBeLessThan(before + 0.03);
		expect(before - now).toBeLessThan(0.35);
	}
});

it('keeps to the forms there are, and the same seed keeps to its form', () => {
	for (const form of FORMS) expect(chooseForm([form], 10, 3)).toBe(form);
	expect(chooseForm(FACT, 10, 99)).toBe(chooseForm(FACT, 10, 99));
	expect(() => chooseForm([], 10, 1)).toThrow('without forms');
});
