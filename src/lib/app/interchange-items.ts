import type { Form } from '$lib/domain/question';
import { formsOf } from '$lib/generation/forms';
import { itemOfQuestion } from '$lib/interchange/from-question';
import type { Item } from '$lib/interchange/item';
import { questionOf, type OpenDeck } from './open-decks';

/** The questions of a deck as they go out: of each card one in every form named that it has. */
export const exportedItems = (open: OpenDeck, forms: readonly Form[], seed: number): Item[] =>
	[...open.cards.values()].flatMap((card) => {
		const own = formsOf(open.index, card).filter((form) => forms.includes(form));
		return own.map((form) => {
			const item = itemOfQuestion(questionOf(open, card, form, seed), open.deck);
			return own.length > 1 ? { ...item, id: `${item.id}#${form}` } : item;
		});
	});
