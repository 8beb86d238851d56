import type { Form } from '$lib/domain/question';
import { randomFrom } from '$lib/domain/random';

/** Days of stability below which a card is mostly recognised, beyond which mostly recalled. */
const RECOGNISED = 4;
const RECALLED = 21;

/** How often a form is chosen at the foot and at the head of the ladder, in parts. */
const WEIGHTS: Record<Form, readonly [foot: number, head: number]> = {
	'single-choice': [10, 1],
	'multiple-choice': [10, 1],
	matrix: [5, 1],
	disagreement: [1, 1],
	ordering: [3, 3],
	cloze: [1, 6],
	numeric: [1, 6],
	'list-recall': [0.5, 6],
	recall: [0.5, 4]
};

/**
 * The form for this review: recognition while memory is weak, recall as it grows, and between the
 * two a mixture that shifts with the logarithm of stability (days; null = never answered).
 */
export function chooseForm(forms: readonly Form[], stability: number | null, seed: number): Form {
	const climbed = heightOf(stability);
	const parts = forms.map((form) => {
		const [foot, head] = WEIGHTS[form];
		return { form, part: foot + (head - foot) * climbed };
	});
	let left = randomFrom(`form ${seed}`)() * parts.reduce((sum, { part }) => sum + part, 0);
	const chosen = parts.find(({ part }) => (left -= part) < 0) ?? parts.at(-1);
	if (!chosen) throw new Error('A card without forms cannot be asked. Leave it out of the queue.');
	return chosen.form;
}

/** 0 at the foot of the ladder, 1 at its head. */
function heightOf(stability: number | null): number {
	if (stability === null || stability <= RECOGNISED) return 0;
	return Math.min(1, Math.log(stability / RECOGNISED) / Math.log(RECALLED / RECOGNISED));
}
