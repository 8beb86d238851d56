import { writtenIn } from '$lib/domain/deck';
import type { EditorialReview } from '$lib/domain/editorial';
import type { Rule } from './rule';
import type { View } from './view';

/** Every entry that says it was reviewed. */
function* reviewed({ deck }: View): Iterable<{ item: object; review: EditorialReview }> {
	for (const item of [...deck.facts, ...deck.lists, ...writtenIn(deck)])
		if (item.review) yield { item, review: item.review };
}

export const reviewUnsigned: Rule = {
	code: 'review-unsigned',
	severity: 'error',
	*find(view) {
		for (const { item, review } of reviewed(view))
			if (review.state !== 'draft' && (review.by === null || review.date === null))
				yield {
					item,
					path: ['review'],
					message: `It says that it was ${review.state}, and not by whom or when.`,
					hint: 'Add `by:` and `date:`, or set `state: draft`.'
				};
	}
};

export const reviewAhead: Rule = {
	code: 'review-ahead',
	severity: 'warning',
	*find(view) {
		for (const { item, review } of reviewed(view))
			// ISO dates sort as text.
			if (review.date !== null && view.today !== '' && review.date > view.today)
				yield {
					item,
					path: ['review', 'date'],
					message: `The date of the review, ${review.date}, is still to come.`,
					hint: 'Write the day on which it was reviewed.'
				};
	}
};

export const reviewUnticked: Rule = {
	code: 'review-unticked',
	severity: 'warning',
	*find(view) {
		for (const { item, review } of reviewed(view)) {
			const missing = (['source', 'answer'] as const).filter(
				(one) => !review.checklist.includes(one)
			);
			if (review.state === 'reviewed' && missing.length > 0)
				yield {
					item,
					path: ['review'],
					message: `It was reviewed, and ${missing.map((one) => `\`${one}\``).join(' and ')} not ticked.`,
					hint: 'Compare it with its source, tick `source` and `answer` under `checklist`, or set `state: checked`.'
				};
		}
	}
};
