import type * as z from 'zod';
import type {
	ConflictText,
	deckSchema,
	factSchema,
	ItemText,
	listSchema,
	notSchema,
	questionSchema,
	SectionText,
	SourceText,
	TermText
} from '../schemas';

/** Tells entries of one document apart, whatever their ids say; never shown. */
export type Key = string;

type Whole = z.infer<typeof deckSchema>;
type OwnOfSection = Omit<SectionText, 'facts' | 'lists' | 'nots' | 'questions'>;
type OwnOfList = Omit<z.infer<typeof listSchema>, 'items'>;

/** What may stand under an entry's keys, as the deck format has it; while it is written, any may be missing. */
export interface Texts {
	readonly deck: Partial<Whole>;
	readonly source: Partial<SourceText>;
	readonly term: Partial<TermText>;
	readonly conflict: Partial<ConflictText>;
	readonly section: Partial<OwnOfSection>;
	readonly fact: Partial<z.infer<typeof factSchema>>;
	readonly list: Partial<OwnOfList>;
	/** A fact that is a member of a list. */
	readonly item: Partial<ItemText>;
	readonly not: Partial<z.infer<typeof notSchema>>;
	readonly question: Partial<z.infer<typeof questionSchema>>;
}
export type Kind = keyof Texts;

const KIND: Readonly<Record<Kind, true>> = {
	...{ deck: true, source: true, term: true, conflict: true, section: true },
	...{ fact: true, list: true, item: true, not: true, question: true }
};
/** Every kind there is. */
export const KINDS = Object.keys(KIND) as readonly Kind[];

/** One thing a deck's files state, as they state it. */
export interface EntryOf<K extends Kind> {
	readonly key: Key;
	readonly kind: K;
	/** What holds it: a section or list by its key, else the name of a file. */
	readonly in: string;
	/** Its place there: lower ones come first. Need not be whole. */
	readonly at: number;
	readonly text: Texts[K];
}
export type Entry = { [K in Kind]: EntryOf<K> }[Kind];

/** The entry's keys whatever its kind; what stands under them is unchecked. */
export type Fields = Readonly<Record<string, unknown>>;
export const fieldsOf = (entry: Entry): Fields => entry.text;

/** A text under a key of an entry; empty where there is none. */
export function wordsUnder(entry: Entry, field: string): string {
	const value = fieldsOf(entry)[field];
	return typeof value === 'string' ? value : '';
}

/** The entry with another text, which the caller knows to be one of its kind. */
export const withFields = (entry: Entry, text: Fields): Entry => ({ ...entry, text }) as Entry;

/** The authored id; empty where none is written yet, and for sections. */
export const idOf = (entry: Entry): string => wordsUnder(entry, 'id');
