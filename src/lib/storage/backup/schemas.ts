// The shape of every row that a backup may carry. Fields that this code does not know stay.
import * as z from 'zod';
import { change, content } from './deck-schemas';
import { draft, edition, step } from './draft-schemas';
import { exam, mock, paper } from './exam-schemas';
import { answer } from './question-schemas';
import {
	cardId,
	clock,
	clocked,
	confidence,
	day,
	flag,
	id,
	instant,
	offset,
	share,
	text,
	version
} from './schema-parts';

const logId = z.string().regex(/^[^:\s]{1,80}:\d{10}$/);
const grade = z.literal([1, 2, 3, 4]);

const event = {
	id: logId,
	card: cardId,
	at: instant,
	clock: instant,
	offset,
	day
};
const review = z.looseObject({
	kind: z.literal('review'),
	...event,
	grade,
	proposed: grade,
	form: text(40),
	seed: z.number(),
	deckVersion: version,
	answer,
	correct: flag.nullable(),
	confidence: confidence.nullable(),
	choices: z.int().min(0).max(10_000).nullable(),
	took: z.number().min(0).max(86_400_000),
	predicted: share.nullable(),
	policy: id
});
const undo = z.looseObject({ kind: z.literal('undo'), ...event, undoes: logId });
const reset = z.looseObject({
	kind: z.literal('reset'),
	...event,
	forgets: logId,
	reason: text(40),
	deckVersion: version,
	was: text(10_000)
});
const rename = z
	.looseObject({ kind: z.literal('rename'), ...event, from: cardId })
	.refine(({ card, from }) => card !== from);
const known = z.discriminatedUnion('kind', [review, undo, reset, rename]);
/** An event that newer code has brought: kept, and read once this app knows it. */
const unknownEvent = z.looseObject({
	kind: z
		.string()
		.max(40)
		.refine((kind) => !['review', 'undo', 'reset', 'rename'].includes(kind)),
	id: logId
});

const steps = z.array(z.number().min(0).max(1_440)).max(50);
const weekdays = z.array(share).length(7);
const policy = z.looseObject({
	id,
	weights: z.array(z.number()).max(100),
	retention: share,
	learningSteps: steps,
	relearningSteps: steps,
	maximumInterval: z.int().min(1).max(100_000),
	fuzz: flag,
	weekdays
});

const setting = z.looseObject({ key: text(200), value: z.json(), clock });

const deck = z.looseObject({
	id,
	title: text(1_000),
	version,
	hash: text(500),
	installedAt: instant,
	cards: z.int().min(0).max(1_000_000),
	from: text(2_000).optional(),
	removed: instant.optional()
});

const setAside = z.looseObject({ reason: z.literal(['person', 'leech']), at: instant });
const retired = z.looseObject({
	reason: z.literal('retired'),
	at: instant,
	before: setAside.nullable(),
	why: text(10_000),
	taught: text(10_000).nullable()
});
const card = z.looseObject({
	id: cardId,
	deck: id,
	position: z.int().min(0).max(10_000_000),
	group: id.nullable(),
	confusable: z.array(cardId).max(10_000),
	aside: z.union([setAside, retired]).nullable(),
	asideClock: clock.optional()
});

const personal = z.looseObject({
	card: cardId,
	marked: clocked(flag).optional(),
	note: clocked(text(100_000)).optional()
});

const update = z.looseObject({
	deck: id,
	from: version,
	to: version,
	at: instant,
	changes: z.array(change).max(100_000),
	relearnt: z.array(cardId).max(100_000),
	unread: flag
});

/** The row schema of each part. */
export const ROWS = {
	log: z.union([known, unknownEvent]),
	policies: policy,
	settings: setting,
	decks: deck,
	contents: content,
	cards: card,
	personal,
	updates: update,
	exams: exam,
	mocks: mock,
	papers: paper,
	drafts: draft,
	steps: step,
	editions: edition
} as const;

const count = z
	.int()
	.min(0)
	.max(2 ** 31);
/** Read before anything else: whether this code can read the rest. */
export const heading = z.looseObject({ format: z.int().min(1) });
export const manifest = z.looseObject({
	format: z.int().min(1),
	schema: count,
	writer: count,
	app: text(200),
	created: z.iso.datetime(),
	device: text(80),
	content: text(64),
	files: z
		.array(z.looseObject({ name: text(40), rows: count, bytes: count, sha256: text(64) }))
		.max(1_000)
});
