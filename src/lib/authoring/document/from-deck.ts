import { writtenIn, type Deck } from '$lib/domain/deck';
import type { Fact, FactList, Locator } from '$lib/domain/fact';
import {
	at,
	conflictText,
	factText,
	foilText,
	listed,
	notText,
	questionText,
	reviewText,
	sourceText,
	stated,
	termText,
	type Section
} from './deck-texts';
import type { Fields } from './entry';
import type { FileData } from './files';

/** What stands in a section, under which of its keys. */
interface Stated {
	readonly group: 'facts' | 'lists' | 'nots' | 'questions';
	readonly subject: string;
	readonly place: Locator;
	text(section: Section): Fields;
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
