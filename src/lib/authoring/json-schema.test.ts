import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { deckJsonSchema } from './json-schema';

it('is the one in docs; if not: npm run decks -- schema', () => {
	const written: unknown = JSON.parse(readFileSync('docs/deck.schema.json', 'utf8'));
	expect(written).toEqual(JSON.parse(deckJsonSchema()));
});

it('knows every key of the format', () => {
	const text = deckJsonSchema();
	for (const key of ['ask-one', 'keep-apart', 'review-by', 'at-least', 'checklist', 'shuffle'])
		expect(text).toContain(`"${key}"`);
});
