// What each part of a compiled deck is written as.
import type { Conflict, Source, Term } from '$lib/domain/deck';
import type { EditorialReview } from '$lib/domain/editorial';
import type { Fact, Foil, Locator, Not, Quantity, Value } from '$lib/domain/fact';
import type { WrittenAnswer, WrittenQuestion } from '$lib/domain/written';
import type { Fields } from './entry';

/** What entries on one subject from one source need not repeat. */
export interface Section {
	readonly subject: string;
	readonly source: string;
}

/** Leaves out what is not stated. */
export const stated = (fields: Fields): Fields =>
	Object.fromEntries(
		Object.entries(fields).filter(
			([, value]) =>
				value !== null &&
				value !== undefined &&
				value !== false &&
				!(Array.isArray(value) && value.length === 0)
		)
	);

export const sourceText = (source: Source): Fields =>
	stated({
		id: source.id,
		title: source.title,
		name: source.name,
		kind: source.kind,
		date: source.date,
		'review-by': source.reviewBy,
		caveat: source.caveat,
		caveats: source.caveats
	});

export const termText = (term: Term): Fields => stated({ ...term });

export const conflictText = ({ keepOut, keepApart, ...conflict }: Conflict): Fields =>
	stated({
		...conflict,
		sides: conflict.sides.map((side) => ({
			...side,
			source: { id: side.source.source, at: side.source.at }
		})),
		'keep-out': keepOut,
		'keep-apart': keepApart
	});

/** A place in the section's source needs no name of it. */
export const at = (section: Section, place: Locator): Fields =>
	place.source === section.source
		? { at: place.at }
		: { source: { id: place.source, at: place.at } };

export const factText = (fact: Fact, place: Fields): Fields =>
	stated({
		id: fact.id,
		was: fact.was,
		value: valueText(fact.value),
		says: fact.says,
		ask: listed(fact.asks),
		accept: fact.accepts,
		...place,
		also: fact.also.map((other) =>
			other.source === fact.source.source ? { at: other.at } : { ...other }
		),
		status: fact.status === 'stated' ? null : fact.status,
		conflicts: fact.conflicts,
		'ask-as': fact.askAs,
		unasked: fact.unasked,
		single: fact.single,
		foils: fact.foils.map(foilText),
		note: fact.note,
		rationale: fact.rationale,
		since: sinceText(fact.since),
		changed: fact.changed,
		clarified: fact.clarified,
		review: reviewText(fact.review)
	});

export const notText =
	(not: Not) =>
	(section: Section): Fields =>
		stated({
			id: not.id,
			slot: not.slot,
			value: valueText(not.value),
			says: not.says,
			...at(section, not.source),
			conflicts: not.conflicts
		});

export const questionText =
	(question: WrittenQuestion) =>
	(section: Section): Fields => ({
		...stated({
			id: question.id,
			was: question.was,
			slot: question.slot,
			stem: question.stem
		}),
		...answerText(question.answer),
		...stated({
			rationale: question.rationale,
			...at(section, question.source),
			also: question.also.map((other) =>
				other.source === question.source.source ? { at: other.at } : { ...other }
			),
			conflicts: question.conflicts,
			note: question.note,
			status: question.status === 'asked' ? null : question.status,
			since: sinceText(question.since),
			changed: question.changed,
			clarified: question.clarified,
			review: reviewText(question.review)
		})
	});

function answerText(answer: WrittenAnswer): Fields {
	switch (answer.kind) {
		case 'choice':
			return {
				options: answer.options.map((option) => stated({ ...option })),
				...stated({ several: answer.several }),
				...(answer.shuffle ? {} : { shuffle: false })
			};
		case 'typed':
			return { accept: answer.accepts };
		case 'numeric': {
			const { unit, ...number } = quantityText(answer.quantity);
			return {
				number: { ...number, ...(unit === '' ? {} : { unit }) },
				...stated({ within: answer.within })
			};
		}
		case 'ordering':
			return { steps: answer.steps };
		case 'open':
			return { points: answer.points };
	}
}

const valueText = (value: Value): unknown =>
	value.kind === 'term'
		? value.term
		: value.kind === 'statement'
			? { text: value.text }
			: quantityText(value.quantity);

const quantityText = (quantity: Quantity): Fields =>
	quantity.is === 'between'
		? { from: quantity.from, to: quantity.to, unit: quantity.unit }
		: { [quantity.is]: quantity.number, unit: quantity.unit };

export const foilText = ({ text, term, because }: Foil): Fields =>
	term === undefined ? { text, because } : { value: term, because };

export const reviewText = (review: EditorialReview | undefined): Fields | undefined =>
	review && stated({ ...review });

export const listed = (texts: readonly string[]): unknown =>
	texts.length === 1 ? texts[0] : texts;

/** Left out where it is the first version: that is meant without a word. */
const sinceText = (since: string): string | null => (since === '1.0.0' ? null : since);
