// Decks as they are being written. What a step changes and an edition says is the author's desk's business.
import * as z from 'zod';
import { clocked, id, instant, phrase, prose, text, version } from './schema-parts';

const origin = z.looseObject({ deck: id, title: phrase, version, hash: text(500), edition: id });
const value = z.looseObject({
	title: phrase,
	deck: id,
	version,
	origin: origin.nullable(),
	changedAt: instant,
	head: id.nullable(),
	redo: z.array(id).max(1_000_000),
	checkpoint: id,
	releases: z.array(id).max(100_000)
});
export const draft = z.looseObject({ id, draft: clocked(value.nullable()) });

export const step = z.looseObject({
	id,
	after: id.nullable(),
	at: instant,
	label: prose,
	change: z.json()
});

export const edition = z.looseObject({
	id,
	kind: z.literal(['checkpoint', 'release', 'origin']),
	after: id.nullable(),
	at: instant,
	version,
	note: text(100_000),
	content: z.json()
});
