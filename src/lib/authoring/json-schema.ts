import * as z from 'zod';
import { ANSWER_KEYS } from './questions';
import {
	conflictSchema,
	deckSchema,
	factSchema,
	itemSchema,
	listSchema,
	notSchema,
	questionSchema,
	sectionSchema,
	sourceSchema,
	termSchema
} from './schemas';

/** What a list or section reads entry by entry is here in one. */
const wholeList = listSchema.extend({ items: z.array(itemSchema).min(1).max(200) });
const whole = {
	sources: z.array(sourceSchema),
	terms: z.array(termSchema),
	conflicts: z.array(conflictSchema),
	facts: z.array(
		sectionSchema.extend({
			facts: z.array(factSchema).optional(),
			lists: z.array(wholeList).optional(),
			nots: z.array(notSchema).optional(),
			questions: z
				.array(questionSchema.meta({ oneOf: ANSWER_KEYS.map((key) => ({ required: [key] })) }))
				.optional()
		})
	)
};

/** A deck in one file: its head names no files. */
const single = z.strictObject({
	deck: deckSchema.omit({ terms: true, facts: true }),
	sources: whole.sources,
	terms: whole.terms,
	conflicts: whole.conflicts.optional(),
	facts: whole.facts
});

/**
 * The JSON Schema (draft 2020-12) of a deck in one file, as text; under `$defs` that of each file of a
 * folder. Editors complete and check by it; what only a look at the whole deck shows, the checks name.
 */
export function deckJsonSchema(): string {
	const of = (schema: z.ZodType) => {
		const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
		return rest;
	};
	const document = {
		$schema: 'https://json-schema.org/draft/2020-12/schema',
		title: 'A Ranvier deck in one file',
		...of(single),
		$defs: {
			'deck.yaml': of(deckSchema),
			'sources.yaml': of(whole.sources),
			'terms.yaml': of(whole.terms),
			'conflicts.yaml': of(whole.conflicts),
			'facts.yaml': of(whole.facts)
		}
	};
	return `${JSON.stringify(document, null, '\t')}\n`;
}
