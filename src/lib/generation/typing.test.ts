import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Typed } from '$lib/domain/question';
import { fold } from './text';
import { nearWords, readTyped } from './typing';

const DECK = new Set(
	'neurotomy neurectomy neurolysis rhizotomy caudal cranial interlaminar fibre fiber injection infection'
		.split(' ')
		.map(fold)
);
const typed = (text: string, ...accepts: string[]): Typed => ({
	text,
	accepts,
	rejects: nearWords([text, ...accepts], DECK)
});

describe('counts as typed', () => {
	it.each([
		['radiofrequency ablation', 'Radio-frequency ablation'],
		['radiofrequency ablation', 'radio frequency ablation'],
		['radiofrequency ablation', ' the ablation,  radiofrequency '],
		['radiofrequency ablation', 'radio frequencyablation'],
		['recurrence of symptoms', 'recurrence ofsymptoms'],
		['nerve fibres', 'nerve fiber'],
		['local anaesthesia', 'local anesthesia'],
		['recurrence of symptoms', 'symptom recurrence'],
		['naïve', 'naive']
	])('%s: %s', (text, given) => {
		expect(readTyped(typed(text), given)).toEqual({ as: text, slip: false });
	});

	it('any accepted spelling', () => {
		expect(readTyped(typed('fluoroscopy', 'X-ray'), 'x ray')).toEqual({ as: 'X-ray', slip: false });
	});
});

describe('a slip', () => {
	it.each([
		['fluoroscopy', 'fluroscopy'],
		['fluoroscopy', 'fluorosocpy'],
		['transforaminal', 'transforamnial'],
		['neurectomy', 'neurectmoy'],
		['radiofrequency ablation', 'radiofrequency ablaton'],
		['radiofrequency ablation', 'ablaton radiofrequency'],
		['radiofrequency ablation', 'radio frequencyablaton'],
		['radiofrequency ablation', 'radiofrequncyablation'],
		['radiofrequency ablation', 'radio frequncy ablaton'],
		['endoscopic neurotomy', 'endoscopicneurotmoy'],
		['local anaesthesia', 'localanasthesia']
	])('%s: %s', (text, given) => {
		expect(readTyped(typed(text), given)).toEqual({ as: text, slip: true });
	});

	it('one letter in five, no more', () => {
		expect(readTyped(typed('nerve'), 'nerv')).not.toBeNull();
		expect(readTyped(typed('nerve'), 'nrv')).toBeNull();
		expect(readTyped(typed('MRI'), 'MRT')).toBeNull();
	});
});

describe('is never accepted', () => {
	it.each([
		['neurectomy', 'neurotomy', 'another term'],
		['neurotomy', 'neurectomy', 'another term'],
		['neurotomy', 'rhizotomy', 'another term'],
		['endoscopic neurotomy', 'endoscopic neurectomy', 'another term within'],
		['endoscopic neurotomy', 'endo scopicneurectomy', 'another term within, misspaced'],
		['endoscopic neurotomy', 'endoscopicneurectmy', 'nearer to another term, misspaced'],
		['afferent fibre', 'efferentfibre', 'an opposite prefix, misspaced'],
		['root L4', 'rootL5', 'another number, misspaced'],
		['injection', 'infection', 'another term'],
		['interlaminar', 'intralaminar', 'an opposite prefix'],
		['hypertension', 'hypotension', 'an opposite prefix'],
		['afferent fibre', 'efferent fibre', 'an opposite prefix'],
		['tonsillectomy', 'tonsillotomy', 'another operation'],
		['metacarpal bone', 'metatarsal bone', 'another bone'],
		['unnecessarily', 'necessarily', 'a negation'],
		['root L4', 'root L5', 'another number'],
		['caudal approach', 'caudal', 'half of it'],
		['caudal', '', 'nothing'],
		['caudal', 'the', 'an article']
	])('%s: %s (%s)', (text, given) => expect(readTyped(typed(text), given)).toBeNull());
});

it('whatever is typed, a word of the deck is not read as another', () => {
	const all = [...DECK];
	fc.assert(
		fc.property(fc.constantFrom(...all), fc.constantFrom(...all), (asked, given) => {
			const reading = readTyped(typed(asked), given);
			expect(reading !== null).toBe(asked === given);
		})
	);
});
