// Questions and answers as they are stored.
import { SLOTS } from '$lib/domain/fact';
import { FORMS } from '$lib/domain/question';
import * as z from 'zod';
import { review } from './deck-schemas';
import { cardId, id, phrase, place, prose, quantity, flag, text } from './schema-parts';

const index = z.int().min(0).max(10_000);
const indices = z.array(index).max(1_000);
const typed = text(10_000);
const few = <T extends z.ZodType>(entry: T) => z.array(entry).max(1_000);

export const knownAnswer = z.discriminatedUnion('form', [
	z.looseObject({ form: z.literal('single-choice'), chosen: index }),
	z.looseObject({ form: z.literal('multiple-choice'), chosen: indices }),
	z.looseObject({ form: z.literal('cloze'), typed }),
	z.looseObject({ form: z.literal('numeric'), typed }),
	z.looseObject({ form: z.literal('list-recall'), typed: few(typed) }),
	z.looseObject({ form: z.literal('matrix'), ticked: indices }),
	z.looseObject({ form: z.literal('ordering'), order: indices }),
	z.looseObject({ form: z.literal('disagreement'), sides: indices }),
	z.looseObject({ form: z.literal('recall') })
]);
/** A form of question that newer code has brought. */
const unknownForm = text(40).refine((form) => !(FORMS as readonly string[]).includes(form));
/** As the log keeps it: what newer code has asked stays. */
export const answer = z.union([knownAnswer, z.looseObject({ form: unknownForm })]);

const wording = { text: prose, termId: id.nullable(), rationale: prose };
const ground = z.literal(['not', 'complete', 'definition', 'foil']);
const right = z.literal(true);
const wrong = z.literal(false);
const option = z.discriminatedUnion('correct', [
	z.looseObject({ ...wording, correct: right }),
	z.looseObject({ ...wording, correct: wrong, ground })
]);
const cell = z.discriminatedUnion('correct', [
	z.looseObject({ ...wording, by: phrase, correct: right }),
	z.looseObject({ ...wording, by: phrase, correct: wrong, ground })
]);
const shown = z.looseObject({
	text: prose,
	why: z.literal(['disputed', 'unclear', 'not-stated']),
	note: prose
});
const spellings = z.looseObject({ text: prose, accepts: few(prose), rejects: few(prose) });

const base = {
	cardId,
	factIds: few(id),
	subject: id,
	slot: z.literal(SLOTS),
	seed: z.number(),
	stem: prose,
	key: prose,
	says: few(prose),
	rationale: prose,
	sources: few(place),
	caveats: few(prose),
	conflicts: few(id),
	review: review.optional()
};

/** Free recall cannot be marked, so no mock exam asks it. */
export const markable = z.discriminatedUnion('form', [
	z.looseObject({ ...base, form: z.literal('single-choice'), options: few(option) }),
	z.looseObject({ ...base, form: z.literal('multiple-choice'), options: few(option) }),
	z.looseObject({ ...base, form: z.literal('cloze'), text: prose, blank: spellings }),
	z.looseObject({
		...{ ...base, form: z.literal('list-recall') },
		members: few(spellings),
		ordered: flag
	}),
	z.looseObject({ ...base, form: z.literal('ordering'), steps: few(prose), order: indices }),
	z.looseObject({
		...{ ...base, form: z.literal('numeric') },
		quantity,
		within: z.number().min(0).optional()
	}),
	z.looseObject({
		...{ ...base, form: z.literal('matrix') },
		feature: prose,
		cells: few(cell),
		shown: few(shown)
	}),
	z.looseObject({
		...{ ...base, form: z.literal('disagreement') },
		sides: few(z.looseObject({ label: prose, source: id })),
		claims: few(z.looseObject({ text: prose, side: index }))
	})
]);
