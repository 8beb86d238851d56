// A compiled deck as backups carry it. What its entries mean is the generator's business.
import { SLOTS } from '$lib/domain/fact';
import * as z from 'zod';
import { flag, id, phrase, place, prose, quantity, text, version } from './schema-parts';

const ids = z.array(id).max(10_000);
const slot = z.literal(SLOTS);
/** Deck versions: with which the answer became another, or was put more exactly. */
const history = { changed: version.optional(), clarified: version.optional() };

const value = z.discriminatedUnion('kind', [
	z.looseObject({ kind: z.literal('term'), term: id }),
	z.looseObject({ kind: z.literal('quantity'), quantity }),
	z.looseObject({ kind: z.literal('statement'), text: prose })
]);
const foils = z
	.array(z.looseObject({ text: phrase, term: id.optional(), because: prose }))
	.max(1_000);

/** How far its authors have come with an entry. */
export const review = z.looseObject({
	state: z.literal(['draft', 'checked', 'reviewed']),
	by: phrase.nullable(),
	role: phrase.nullable(),
	date: text(40).nullable(),
	checklist: z.array(text(40)).max(100)
});

const source = z.looseObject({
	id,
	title: phrase,
	name: phrase,
	kind: phrase,
	date: text(40).nullable(),
	caveat: prose,
	caveats: z.array(prose).max(1_000),
	reviewBy: text(40).nullable()
});

const term = z.looseObject({
	id,
	name: phrase,
	article: z.literal(['a', 'an', 'the']).nullable(),
	plural: flag,
	synonyms: z.array(phrase).max(1_000),
	kind: phrase,
	broader: id.nullable(),
	confusable: ids,
	gloss: prose.nullable()
});

const conflict = z.looseObject({
	id,
	kind: z.literal(['direct', 'cross', 'logic', 'unsupported', 'tension']),
	title: phrase,
	explains: prose,
	sides: z.array(z.looseObject({ label: phrase, says: prose, source: place })).max(100),
	subjects: ids,
	keepOut: ids,
	keepApart: z.array(ids).max(1_000),
	ask: prose.nullable(),
	...history
});

const fact = z.looseObject({
	id,
	was: id.optional(),
	subject: id,
	slot,
	value,
	says: prose,
	asks: z.array(prose).max(100),
	accepts: z.array(phrase).max(1_000),
	source: place,
	also: z.array(place).max(1_000),
	status: z.literal(['stated', 'disputed', 'unsupported', 'retired']),
	conflicts: ids,
	askAs: prose.nullable(),
	unasked: prose.nullable(),
	single: flag,
	foils,
	list: id.nullable(),
	note: prose.nullable(),
	rationale: prose.nullable(),
	since: version,
	changed: version.nullable(),
	clarified: version.optional(),
	review: review.optional()
});

const list = z.looseObject({
	id,
	was: id.optional(),
	subject: id,
	slot,
	name: phrase,
	asks: z.array(prose).max(100),
	asksOne: z.array(prose).max(100),
	facts: ids,
	complete: flag,
	ordered: flag,
	foils,
	source: place,
	unasked: prose.nullable(),
	review: review.optional(),
	...history
});

const not = z.looseObject({
	id,
	subject: id,
	slot,
	value,
	says: prose,
	source: place,
	conflicts: ids
});

const writtenAnswer = z.discriminatedUnion('kind', [
	z.looseObject({
		kind: z.literal('choice'),
		options: z
			.array(z.looseObject({ text: prose, correct: flag, because: prose.nullable() }))
			.max(1_000),
		several: flag,
		shuffle: flag
	}),
	z.looseObject({ kind: z.literal('typed'), accepts: z.array(phrase).max(1_000) }),
	z.looseObject({ kind: z.literal('numeric'), quantity, within: z.number().min(0).nullable() }),
	z.looseObject({ kind: z.literal('ordering'), steps: z.array(prose).max(1_000) }),
	z.looseObject({ kind: z.literal('open'), points: z.array(prose).max(1_000) })
]);
const written = z.looseObject({
	id,
	was: id.optional(),
	subject: id,
	slot,
	stem: prose,
	answer: writtenAnswer,
	rationale: prose.nullable(),
	source: place,
	also: z.array(place).max(1_000),
	conflicts: ids,
	note: prose.nullable(),
	status: z.literal(['asked', 'retired']),
	since: version,
	changed: version.nullable(),
	clarified: version.optional(),
	review: review.optional()
});

const many = <T extends z.ZodType>(entry: T) => z.array(entry).max(100_000);

export const content = z.looseObject({
	id,
	title: phrase,
	version,
	description: prose,
	notice: prose,
	procedures: ids,
	sources: many(source),
	terms: many(term),
	conflicts: many(conflict),
	facts: many(fact),
	lists: many(list),
	nots: many(not),
	questions: many(written).optional()
});

/** What a version of a deck changed about one card. */
export const change = z.looseObject({
	card: id,
	from: id.nullable(),
	kind: z.literal(['cosmetic', 'clarified', 'changed', 'retired', 'added']),
	was: prose.nullable(),
	is: prose.nullable(),
	source: prose,
	why: prose.nullable()
});
