import { writtenIn, type Conflict, type Deck, type Source, type Term } from '$lib/domain/deck';
import type { EditorialReview } from '$lib/domain/editorial';
import type { Fact, FactList, Foil, Locator, Not, Quantity, Value } from '$lib/domain/fact';
import type { WrittenAnswer, WrittenQuestion } from '$lib/domain/written';
import type { Fields } from './entry';
import type { FileData } from './files';

/** What stands in a section, under which of its keys. */
interface Stated {
	readonly group: 'facts' | 'lists' | 'nots' | 'questions';
	readonly subject: string;
	readonly place: Locator;
	text(section: Section): Fields;
}
interface Section {
	readonly subject: string;
	readonly source: string;
}

const FACTS = 'facts.yaml';
const TERMS = 'terms.yaml';

/** The data of files that say what a compiled deck says; compiled again they give the same deck. */
export function filesOfDeck(deck: Deck): FileData {
	return new Map<string, unknown>([
		[
			'deck.yaml',
			{
				id: deck.id,
				title: deck.title,
				version: deck.version,
				description: deck.description,
				notice: deck.notice,
				procedures: deck.procedures,
				terms: [TERMS],
				facts: [FACTS]
			}
		],
		['sources.yaml', deck.sources.map(sourceText)],
		[TERMS, deck.terms.map(termText)],
		['conflicts.yaml', deck.conflicts.map(conflictText)],
		[FACTS, sectionsOf(deck)]
	]);
}

/** Leaves out what is not stated. */
const stated = (fields: Fields): Fields =>
	Object.fromEntries(
		Object.entries(fields).filter(
			([, value]) =>
				value !== null &&
				value !== undefined &&
				value !== false &&
				!(Array.isArray(value) && value.length === 0)
		)
	);

const sourceText = (source: Source): Fields =>
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

const termText = (term: Term): Fields => stated({ ...term });

const conflictText = ({ keepOut, keepApart, ...conflict }: Conflict): Fields =>
	stated({
		...conflict,
		sides: conflict.sides.map((side) => ({
			...side,
			source: { id: side.source.source, at: side.source.at }
		})),
		'keep-out': keepOut,
		'keep-apart': keepApart
	});

/** Runs of entries on one subject, from one source; teaching order stays. */
function sectionsOf(deck: Deck): Fields[] {
	const sections: { of: Section; groups: Map<string, Fields[]>; last: string }[] = [];
	for (const { group, subject, place, text } of entriesOf(deck)) {
		let section = sections.at(-1);
		const fits =
			section?.of.subject === subject &&
			section.of.source === place.source &&
			(section.last === group || !section.groups.has(group));
		if (!section || !fits) {
			section = { of: { subject, source: place.source }, groups: new Map(), last: group };
			sections.push(section);
		}
		section.last = group;
		section.groups.set(group, [...(section.groups.get(group) ?? []), text(section.of)]);
	}
	return sections.map(({ of, groups }) => ({ ...of, ...Object.fromEntries(groups) }));
}

function* entriesOf(deck: Deck): Generator<Stated> {
	const lists = new Map(deck.lists.map((list) => [list.id, list]));
	const facts = new Map(deck.facts.map((fact) => [fact.id, fact]));
	for (const fact of deck.facts) {
		const list = fact.list && lists.get(fact.list);
		if (!list)
			yield {
				group: 'facts',
				subject: fact.subject,
				place: fact.source,
				text: (section) => ({ ...factText(fact, at(section, fact.source)), slot: fact.slot })
			};
		else if (list.facts[0] === fact.id) yield listEntry(list, facts);
	}
	for (const not of deck.nots)
		yield { group: 'nots', subject: not.subject, place: not.source, text: notText(not) };
	for (const question of writtenIn(deck))
		yield {
			group: 'questions',
			subject: question.subject,
			place: question.source,
			text: questionText(question)
		};
}

function listEntry(list: FactList, facts: ReadonlyMap<string, Fact>): Stated {
	const items = list.facts.flatMap((id) => facts.get(id) ?? []);
	const sameAs = ({ source, at }: Locator) =>
		source === list.source.source && at === list.source.at;
	return {
		group: 'lists',
		subject: list.subject,
		place: list.source,
		text: (section) => ({
			...stated({
				id: list.id,
				was: list.was,
				slot: list.slot,
				name: list.name,
				ask: listed(list.asks),
				'ask-one': listed(list.asksOne),
				complete: list.complete,
				ordered: list.ordered,
				...at(section, list.source),
				foils: list.foils.map(foilText),
				unasked: list.unasked,
				changed: list.changed,
				clarified: list.clarified,
				review: reviewText(list.review)
			}),
			items: items.map((item) =>
				factText(item, sameAs(item.source) ? {} : at(section, item.source))
			)
		})
	};
}

/** A place in the section's source needs no name of it. */
const at = (section: Section, place: Locator): Fields =>
	place.source === section.source
		? { at: place.at }
		: { source: { id: place.source, at: place.at } };

const factText = (fact: Fact, place: Fields): Fields =>
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

const notText =
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

const questionText =
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

const foilText = ({ text, term, because }: Foil): Fields =>
	term === undefined ? { text, because } : { value: term, because };

const reviewText = (review: EditorialReview | undefined): Fields | undefined =>
	review && stated({ ...review });

const listed = (texts: readonly string[]): unknown => (texts.length === 1 ? texts[0] : texts);

/** Left out where it is the first version: that is meant without a word. */
const sinceText = (since: string): string | null => (since === '1.0.0' ? null : since);
