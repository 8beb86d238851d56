import { DECK, type Change, type Document } from './document';
import { KINDS, type Entry } from './entry';

// What storage gives back was written by some version of this program, or has been damaged since.
// Only what every operation rests on is looked at: what an entry's own keys hold is the check's to judge.

/** The document that stored content makes; null where that is damaged. */
export function documentFrom(content: unknown): Document | null {
	if (!Array.isArray(content) || !content.every(isEntry)) return null;
	const document = new Map(content.map((entry) => [entry.key, entry]));
	return document.get(DECK)?.kind === 'deck' ? document : null;
}

/** The change that a stored step makes; null where that is damaged. */
export const changeFrom = (change: unknown): Change | null =>
	Array.isArray(change) && change.every(isEdit) ? change : null;

const isEdit = (edit: unknown): edit is Change[number] =>
	isRecord(edit) &&
	[edit['was'], edit['is']].every(
		(entry) => entry === null || (isEntry(entry) && entry.key === edit['key'])
	);

const isEntry = (entry: unknown): entry is Entry =>
	isRecord(entry) &&
	typeof entry['key'] === 'string' &&
	KINDS.some((kind) => kind === entry['kind']) &&
	typeof entry['in'] === 'string' &&
	Number.isFinite(entry['at']) &&
	isRecord(entry['text']);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
