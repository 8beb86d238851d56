import { mount, unmount } from 'svelte';
import { beforeAll, describe, expect, it } from 'vitest';
import { decks } from 'virtual:decks';
import '../../../app.css';
import type { Deck } from '$lib/domain/deck';
import { FORMS, type Form, type Question } from '$lib/domain/question';
import { formsOf } from '$lib/generation/forms';
import { openDeck, questionOf } from '$lib/app/open-decks';
import Asked from './Asked.svelte';

const NARROWEST = 320;
/** What the page leaves on either side of a question there. */
const MARGIN = 17;

const questions = new Map<Form, Question[]>(FORMS.map((form) => [form, []]));

beforeAll(async () => {
	for (const { url } of decks) {
		const open = openDeck((await (await fetch(url)).json()) as Deck);
		for (const card of open.cards.values())
			for (const form of formsOf(open.index, card))
				questions.get(form)?.push(questionOf(open, card, form, 1));
	}
});

describe('every question of the built-in decks', () => {
	it.each(FORMS)('%s fits a window of 320 px', (form) => {
		const asked = questions.get(form) ?? [];
		expect(asked.length).toBeGreaterThan(0);
		const frame = document.createElement('div');
		frame.style.width = `${NARROWEST - 2 * MARGIN}px`;
		document.body.append(frame);
		const tooWide = asked.filter((question) => {
			const view = mount(Asked, { target: frame, props: { question, ondraft: () => undefined } });
			const wide = frame.scrollWidth > frame.clientWidth;
			void unmount(view);
			return wide;
		});
		frame.remove();
		expect(tooWide.map(({ cardId, stem }) => `${cardId}: ${stem}`)).toEqual([]);
	});
});
