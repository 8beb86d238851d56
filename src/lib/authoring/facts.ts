import type { Fact, FactList, Foil, Locator, Not, Slot } from '$lib/domain/fact';
import { conflictId, factId, listId, sourceId, termId, writtenId } from '$lib/domain/ids';
import type { ListId, TermId } from '$lib/domain/ids';
import type { WrittenQuestion } from '$lib/domain/written';
import { reviewOf, writtenAnswer } from './questions';
import type { Reading } from './reading';
import {
	factSchema,
	itemSchema,
	listSchema,
	notSchema,
	questionSchema,
	sectionSchema
} from './schemas';
import type { FoilText, ItemText, PlaceText, SectionText } from './schemas';
import { changesOf, valueOf } from './values';
import type { Path, YamlText } from './yaml';

/** `since` of whatever names none. */
const FIRST_VERSION = '1.0.0';

/** What a run of facts shares. */
export interface Section {
	readonly subject: TermId;
}

interface Stated {
	readonly sections: Section[];
	readonly facts: Fact[];
	readonly lists: FactList[];
	readonly nots: Not[];
	readonly questions: WrittenQuestion[];
}

/** Reads one file of facts: sections, each with its entries in the order they stand in. */
export function readFacts(
	yaml: YamlText,
	names: ReadonlyMap<TermId, string>,
	reading: Reading
): Stated {
	const out: Stated = { sections: [], facts: [], lists: [], nots: [], questions: [] };
	for (const { text, path, keys } of reading.entries(sectionSchema, yaml)) {
		out.sections.push(reading.places.put({ subject: termId(text.subject) }, yaml, path));
		const section = sectionReader(yaml, text, names, reading);
		// Teaching order is the order of the file, so the order of the section's keys counts.
		for (const key of keys)
			if (key === 'facts' || key === 'lists' || key === 'nots' || key === 'questions')
				text[key]?.forEach((data, i) => section[key](data, [...path, key, i], out));
	}
	return out;
}

function sectionReader(
	yaml: YamlText,
	section: SectionText,
	names: ReadonlyMap<TermId, string>,
	reading: Reading
) {
	const { places } = reading;

	/** The place in a source, which must be named here or by what holds this. */
	function locator(
		text: { at?: string | undefined; source?: PlaceText | undefined },
		path: Path,
		inherited: Locator | null = null
	): Locator | null {
		if (text.source) return { source: sourceId(text.source.id), at: text.source.at };
		const source = inherited?.source ?? section.source;
		const at = text.at ?? inherited?.at;
		if (at !== undefined && source !== undefined) return { source: sourceId(source), at };
		reading.fault(
			'locator-missing',
			yaml.placeOf(path),
			at === undefined ? 'The place in the source is missing.' : 'No source is named.',
			at === undefined
				? 'Add `at:` with heading and position in the source.'
				: 'Name the source of the section with `source:`, or write `source: { id, at }` here.'
		);
		return null;
	}

	const foils = (list: FoilText[] | undefined): Foil[] =>
		(list ?? []).map((foil) =>
			'text' in foil
				? foil
				: {
						text: names.get(termId(foil.value)) ?? foil.value,
						term: termId(foil.value),
						because: foil.because
					}
		);

	function fact(
		text: ItemText,
		path: Path,
		of: { subject: string; slot: Slot; list: ListId | null; source: Locator | null }
	): Fact | null {
		const source = locator(text, path, of.source);
		if (!source) return null;
		const built: Fact = {
			id: factId(text.id),
			...(text.was !== undefined && { was: factId(text.was) }),
			subject: termId(of.subject),
			slot: of.slot,
			value: valueOf(text.value),
			says: text.says,
			asks: listed(text.ask),
			accepts: text.accept ?? [],
			source,
			also: furtherPlaces(text.also, source),
			status: text.status ?? 'stated',
			conflicts: (text.conflicts ?? []).map(conflictId),
			askAs: text['ask-as'] ?? null,
			unasked: text.unasked ?? null,
			single: text.single ?? false,
			foils: foils(text.foils),
			list: of.list,
			note: text.note ?? null,
			rationale: text.rationale ?? null,
			since: text.since ?? FIRST_VERSION,
			changed: text.changed ?? null,
			...(text.clarified !== undefined && { clarified: text.clarified }),
			...reviewOf(text.review)
		};
		return places.put(built, yaml, path);
	}

	return {
		facts(data: unknown, path: Path, out: Stated) {
			const text = reading.entry(factSchema, yaml, path, data);
			const subject = text?.subject ?? section.subject;
			const built =
				text && fact(text, path, { subject, slot: text.slot, list: null, source: null });
			if (built) out.facts.push(built);
		},

		lists(data: unknown, path: Path, out: Stated) {
			const text = reading.entry(listSchema, yaml, path, data);
			const source = text && locator(text, path);
			if (!text) return;
			const id = listId(text.id);
			const subject = text.subject ?? section.subject;
			const items = text.items.flatMap((data, i) => {
				const itemPath = [...path, 'items', i];
				const item = reading.entry(itemSchema, yaml, itemPath, data);
				if (!item || (!source && !item.source)) return [];
				return fact(item, itemPath, { subject, slot: text.slot, list: id, source }) ?? [];
			});
			out.facts.push(...items);
			if (!source) return;
			const list: FactList = {
				id,
				...(text.was !== undefined && { was: listId(text.was) }),
				subject: termId(subject),
				slot: text.slot,
				name: text.name,
				asks: listed(text.ask),
				asksOne: listed(text['ask-one']),
				facts: items.map((item) => item.id),
				complete: text.complete ?? false,
				ordered: text.ordered ?? false,
				foils: foils(text.foils),
				source,
				unasked: text.unasked ?? null,
				...changesOf(text),
				...reviewOf(text.review)
			};
			out.lists.push(places.put(list, yaml, path));
		},

		nots(data: unknown, path: Path, out: Stated) {
			const text = reading.entry(notSchema, yaml, path, data);
			const source = text && locator(text, path);
			if (!text || !source) return;
			const not: Not = {
				id: factId(text.id),
				subject: termId(text.subject ?? section.subject),
				slot: text.slot,
				value: valueOf(text.value),
				says: text.says,
				source,
				conflicts: (text.conflicts ?? []).map(conflictId)
			};
			out.nots.push(places.put(not, yaml, path));
		},

		questions(data: unknown, path: Path, out: Stated) {
			const text = reading.entry(questionSchema, yaml, path, data);
			const source = text && locator(text, path);
			const answer = text && writtenAnswer(text, yaml, path, reading);
			if (!text || !source || !answer) return;
			const question: WrittenQuestion = {
				id: writtenId(text.id),
				...(text.was !== undefined && { was: writtenId(text.was) }),
				subject: termId(text.subject ?? section.subject),
				slot: text.slot,
				stem: text.stem,
				answer,
				rationale: text.rationale ?? null,
				source,
				also: furtherPlaces(text.also, source),
				conflicts: (text.conflicts ?? []).map(conflictId),
				note: text.note ?? null,
				status: text.status ?? 'asked',
				since: text.since ?? FIRST_VERSION,
				changed: text.changed ?? null,
				...(text.clarified !== undefined && { clarified: text.clarified }),
				...reviewOf(text.review)
			};
			out.questions.push(places.put(question, yaml, path));
		}
	};
}

/** Places without a source of their own are in that of the entry. */
const furtherPlaces = (also: ItemText['also'], { source }: Locator): Locator[] =>
	(also ?? []).map((place) => ({
		source: place.source === undefined ? source : sourceId(place.source),
		at: place.at
	}));

const listed = (text: string | string[] | undefined): string[] =>
	text === undefined ? [] : typeof text === 'string' ? [text] : text;
