import { expect, test } from 'vitest';
import { indexDeck } from '$lib/generation/deck-index';
import { cuesOf } from './cues';
import { parseDeck } from './parse';
import { factYaml, sampleWith } from './sample';

function cues(ask: string, answer: string) {
	const folder = sampleWith(
		`facts:\n${factYaml({ id: 'a', ask })}` +
			factYaml({ id: 'b', value: `{ text: ${answer} }`, says: 'It takes this.' })
	);
	const { draft } = parseDeck(folder);
	return draft && cuesOf(indexDeck(draft.deck));
}

test('a question that holds the answer of another is found', () => {
	expect(cues('What do the clean parts need in mending?', 'clean parts')).toEqual([
		{ asked: 'a', answers: 'b' }
	]);
	expect(cues('What do the parts need in mending?', 'clean parts')).toEqual([]);
});

test('one word, or the name of the subject, is no cue', () => {
	expect(cues('What do the clean parts need in mending?', 'parts')).toEqual([]);
	expect(cues('What do mending parts need in this?', 'mending parts')).toEqual([]);
});
