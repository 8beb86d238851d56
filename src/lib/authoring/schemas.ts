// The shape of every deck file (docs/deck-format.md). References between files are the checks' business.
import { CHECKLIST_ITEMS, REVIEW_STATES } from '$lib/domain/editorial';
import { SLOTS } from '$lib/domain/fact';
import * as z from 'zod';

// The Content-Security-Policy of the app forbids the code zod would otherwise compile.
z.config({ jitless: true });

/** One line of text: runs of white space count as one blank. */
const line = (longest: number) =>
	z
		.string()
		.max(longest)
		.overwrite((s) => s.replace(/\s+/g, ' ').trim())
		.min(1);
const phrase = line(160);
/** One paragraph a line: of a block marked `|` every line is one, of one marked `>` a blank line ends one. */
const paragraphs = z
	.string()
	.max(6000)
	.overwrite((s) =>
		s
			.split('\n')
			.map((one) => one.replace(/\s+/g, ' ').trim())
			.filter((one) => one !== '')
			.join('\n')
	)
	.min(1);
const prose = line(1200);

const slug = z
	.string()
	.max(80)
	.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const dotted = z
	.string()
	.max(120)
	.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/);
const conflictName = z
	.string()
	.max(40)
	.regex(/^[a-z][a-z0-9-]*$/i);
const version = z
	.string()
	.max(40)
	.regex(/^\d+\.\d+\.\d+$/);
const isoDate = z.iso.date();
const fileName = z
	.string()
	.max(80)
	.regex(/^[a-z0-9-]+\.yaml$/);

const amount = z.number();
const unit = line(60);
const quantity = [
	z.strictObject({ exactly: amount, unit }),
	z.strictObject({ about: amount, unit }),
	z.strictObject({ 'at-least': amount, unit }),
	z.strictObject({ 'at-most': amount, unit }),
	z.strictObject({ from: amount, to: amount, unit })
] as const;
const value = z.union([slug, z.strictObject({ text: phrase }), ...quantity]);

const foil = z.union([
	z.strictObject({ text: phrase, because: prose }),
	z.strictObject({ value: slug, because: prose })
]);

const place = z.strictObject({ id: slug, at: phrase });
const alsoPlace = z.strictObject({ source: slug.optional(), at: phrase });
const oneOrMore = z.union([prose, z.array(prose).min(1).max(8)]);

/** Deck versions: with which the answer became another, or was put more exactly. */
const changeKeys = { changed: version.optional(), clarified: version.optional() };

/** How far an entry has come on its way to being relied on. */
const review = z.strictObject({
	state: z.enum(REVIEW_STATES),
	by: phrase.optional(),
	role: phrase.optional(),
	date: isoDate.optional(),
	checklist: z.array(z.enum(CHECKLIST_ITEMS)).max(CHECKLIST_ITEMS.length).optional()
});

const itemKeys = {
	id: dotted,
	was: dotted.optional(),
	value,
	says: prose,
	ask: oneOrMore.optional(),
	accept: z.array(phrase).max(40).optional(),
	at: phrase.optional(),
	source: place.optional(),
	also: z.array(alsoPlace).max(20).optional(),
	status: z.enum(['stated', 'disputed', 'unsupported', 'retired']).optional(),
	conflicts: z.array(conflictName).max(20).optional(),
	'ask-as': phrase.optional(),
	unasked: prose.optional(),
	single: z.boolean().optional(),
	foils: z.array(foil).max(20).optional(),
	note: prose.optional(),
	rationale: prose.optional(),
	since: version.optional(),
	...changeKeys,
	review: review.optional()
};
const slot = z.enum(SLOTS);

export const itemSchema = z.strictObject(itemKeys);
const { id: itemId, was: formerId, ...stated } = itemKeys;
export const factSchema = z.strictObject({
	id: itemId,
	was: formerId,
	subject: slug.optional(),
	slot,
	...stated
});
export const listSchema = z.strictObject({
	id: dotted,
	was: dotted.optional(),
	subject: slug.optional(),
	slot,
	name: prose,
	ask: oneOrMore.optional(),
	'ask-one': oneOrMore.optional(),
	complete: z.boolean().optional(),
	ordered: z.boolean().optional(),
	at: phrase.optional(),
	source: place.optional(),
	foils: z.array(foil).max(40).optional(),
	unasked: prose.optional(),
	...changeKeys,
	review: review.optional(),
	// Read one by one, so that a fault in one item does not hide the next.
	items: z.array(z.unknown()).min(1).max(200)
});
export const notSchema = z.strictObject({
	id: dotted,
	subject: slug.optional(),
	slot,
	value,
	says: prose,
	at: phrase.optional(),
	source: place.optional(),
	conflicts: z.array(conflictName).max(20).optional()
});
export const questionSchema = z.strictObject({
	id: dotted,
	was: dotted.optional(),
	subject: slug.optional(),
	slot,
	stem: paragraphs,
	// One of these five says what kind of question it is.
	options: z
		.array(
			z.strictObject({
				text: line(400),
				correct: z.boolean().optional(),
				because: prose.optional()
			})
		)
		.min(2)
		.max(12)
		.optional(),
	accept: z.array(phrase).min(1).max(40).optional(),
	number: z.union(quantity.map((shape) => shape.extend({ unit: line(60).optional() }))).optional(),
	steps: z.array(line(400)).min(3).max(12).optional(),
	points: z.array(prose).min(1).max(20).optional(),
	several: z.boolean().optional(),
	shuffle: z.boolean().optional(),
	within: z.number().min(0).optional(),
	rationale: prose.optional(),
	at: phrase.optional(),
	source: place.optional(),
	also: z.array(alsoPlace).max(20).optional(),
	conflicts: z.array(conflictName).max(20).optional(),
	note: prose.optional(),
	status: z.enum(['asked', 'retired']).optional(),
	since: version.optional(),
	...changeKeys,
	review: review.optional()
});
export const sectionSchema = z.strictObject({
	subject: slug,
	source: slug.optional(),
	facts: z.array(z.unknown()).max(2000).optional(),
	lists: z.array(z.unknown()).max(500).optional(),
	nots: z.array(z.unknown()).max(500).optional(),
	questions: z.array(z.unknown()).max(5000).optional()
});

export const termSchema = z.strictObject({
	id: slug,
	name: phrase,
	article: z.enum(['a', 'an', 'the']).nullable().optional(),
	plural: z.boolean().optional(),
	synonyms: z.array(phrase).max(40).optional(),
	kind: slug,
	broader: slug.optional(),
	confusable: z.array(slug).max(40).optional(),
	gloss: prose.optional()
});

export const sourceSchema = z.strictObject({
	id: slug,
	title: prose,
	name: phrase,
	kind: phrase,
	date: isoDate.optional(),
	'review-by': isoDate.optional(),
	caveat: prose,
	caveats: z.array(prose).max(40).optional()
});

export const conflictSchema = z.strictObject({
	id: conflictName,
	kind: z.enum(['direct', 'cross', 'logic', 'unsupported', 'tension']),
	title: phrase,
	explains: prose,
	subjects: z.array(slug).min(1).max(40),
	sides: z
		.array(z.strictObject({ label: phrase, says: prose, source: place }))
		.min(2)
		.max(8),
	'keep-out': z.array(slug).max(80).optional(),
	'keep-apart': z.array(z.array(slug).min(2)).max(40).optional(),
	ask: prose.optional(),
	...changeKeys
});

export const deckSchema = z.strictObject({
	id: slug,
	title: phrase,
	version,
	description: prose,
	notice: prose,
	procedures: z.array(slug).min(1).max(100),
	terms: z.array(fileName).min(1).max(100),
	facts: z.array(fileName).min(1).max(100)
});

export type ItemText = z.infer<typeof itemSchema>;
export type QuestionText = z.infer<typeof questionSchema>;
export type ReviewText = z.infer<typeof review>;
export type SectionText = z.infer<typeof sectionSchema>;
export type TermText = z.infer<typeof termSchema>;
export type SourceText = z.infer<typeof sourceSchema>;
export type ConflictText = z.infer<typeof conflictSchema>;
export type ValueText = z.infer<typeof value>;
export type QuantityText = Exclude<ValueText, string | { text: string }>;
export type FoilText = z.infer<typeof foil>;
export type PlaceText = z.infer<typeof place>;
