// Exams and mock exams as backups carry them.
import { MOCK_MODES } from '$lib/domain/mock';
import * as z from 'zod';
import { knownAnswer, markable } from './question-schemas';
import { cardId, clocked, confidence, day, flag, id, moment, text, version } from './schema-parts';
import { instant, share } from './schema-parts';

const ids = z.array(id).max(1_000);
const minutes = z.number().min(0).max(1_440);
const budget = z.discriminatedUnion('shape', [
	z.looseObject({ shape: z.literal(['flat', 'ramp']), minutes }),
	z.looseObject({ shape: z.literal('weekdays'), minutes: z.array(minutes).length(7) })
]);
/** Weights by category. */
const blueprint = z.record(text(200), z.number().min(0)).nullable();
const planned = z.looseObject({
	id,
	name: text(1_000),
	from: day,
	day,
	time: text(20).nullable(),
	decks: ids,
	only: z
		.looseObject({ topics: z.array(text(200)), slots: z.array(text(40)), marked: flag })
		.optional(),
	blueprint,
	budget,
	daysOff: z.array(day).max(10_000)
});
export const exam = z.looseObject({ id, exam: clocked(planned.nullable()) });

/** The longest paper. */
const QUESTIONS = 5_000;
const place = z.int().min(0).max(QUESTIONS);
const at = moment;
const step = z.discriminatedUnion('do', [
	z.looseObject({ do: z.literal('open'), at, tab: text(80), since: instant }),
	z.looseObject({ do: z.literal('go'), at, item: place }),
	z.looseObject({ do: z.literal('answer'), at, item: place, answer: knownAnswer.nullable() }),
	z.looseObject({
		do: z.literal('confidence'),
		at,
		item: place,
		confidence: confidence.nullable()
	}),
	z.looseObject({ do: z.literal('flag'), at, item: place, on: flag }),
	z.looseObject({ do: z.literal('strike'), at, item: place, option: place, on: flag }),
	z.looseObject({ do: z.literal('note'), at, item: place, text: text(100_000) }),
	z.looseObject({ do: z.literal('reveal'), at, item: place }),
	z.looseObject({ do: z.literal(['pause', 'resume']), at }),
	z.looseObject({ do: z.literal('submit'), at, why: z.literal(['candidate', 'time']) })
]);

const plan = z.looseObject({
	mode: z.literal(MOCK_MODES),
	/** Milliseconds, up to a week. */
	allowed: z.number().min(0).max(604_800_000).nullable(),
	decks: ids,
	questions: place,
	disputed: flag,
	blueprint,
	seed: z.number()
});
const quota = z.looseObject({ category: text(200), name: text(1_000), share, questions: place });
const item = z.looseObject({
	card: cardId,
	category: text(200),
	deckVersion: version,
	predicted: share.nullable()
});

export const mock = z.looseObject({
	id,
	exam: id.nullable(),
	title: text(10_000),
	plan,
	quotas: z.array(quota).max(1_000),
	items: z.array(item).max(QUESTIONS),
	log: z.array(step).max(100_000),
	seen: instant,
	right: place.nullable(),
	deleted: z.literal(true).optional()
});

export const paper = z.looseObject({ id, questions: z.array(markable).max(QUESTIONS) });
