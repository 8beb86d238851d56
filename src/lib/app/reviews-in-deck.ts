import { writtenIn, type Deck } from '$lib/domain/deck';
import type { EditorialReview } from '$lib/domain/editorial';
import { formatDate } from './wording';

/** How many of a deck's entries came how far; a fact of a reviewed list counts as reviewed. */
function reviewsIn(deck: Deck): {
	readonly all: number;
	readonly reviewed: number;
	readonly checked: number;
} {
	const lists = new Map(deck.lists.map((list) => [list.id, list.review]));
	const reviews = [
		...deck.facts
			.filter(({ status }) => status !== 'retired')
			.map((fact) => fact.review ?? (fact.list === null ? undefined : lists.get(fact.list))),
		...writtenIn(deck)
			.filter(({ status }) => status !== 'retired')
			.map(({ review }) => review)
	];
	const many = (state: EditorialReview['state']) =>
		reviews.filter((review) => review?.state === state).length;
	return { all: reviews.length, reviewed: many('reviewed'), checked: many('checked') };
}

/** How much of a deck was reviewed, as a sentence. */
export function reviewLine(deck: Deck): string {
	const { all, reviewed, checked } = reviewsIn(deck);
	const also = checked > 0 ? `, ${checked.toLocaleString('en')} more were checked` : '';
	if (reviewed === 0 && checked === 0)
		return 'No fact or question of this deck has a review on record.';
	return `Reviewed: ${reviewed.toLocaleString('en')} of ${all.toLocaleString('en')} facts and questions${also}.`;
}

/** Who looked at what a question rests on: what stands after `Review:` beneath an answer. */
export function reviewWords(review: EditorialReview | undefined): string {
	if (!review) return 'none on record';
	if (review.state === 'draft') return 'none yet, this is a draft';
	const who =
		review.by === null ? '' : ` by ${review.by}${review.role === null ? '' : ` (${review.role})`}`;
	const when = review.date === null ? '' : `, ${formatDate(review.date)}`;
	return `${review.state}${who}${when}`;
}
