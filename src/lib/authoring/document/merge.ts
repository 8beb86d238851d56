import { compareVersions } from '$lib/domain/version';
import { childrenOf, type Document } from './document';
import { remove, reorder } from './edits';
import { apply } from './document';
import { fieldsOf, idOf, wordsUnder, withFields, type Entry, type Fields, type Key } from './entry';
import type { NewKey } from './edits';

/** Something that both sides changed, each in its own way. */
export interface MergeConflict {
	/** Of the entry in the merged document; of one that is not there, as it would be. */
	readonly entry: Entry;
	/** Null = one side changed the entry and the other took it out. */
	readonly field: string | null;
	/** What stands under the field, or the whole entry's text; undefined = nothing. */
	readonly base: unknown;
	readonly mine: unknown;
	readonly theirs: unknown;
}

export interface Merged {
	/** Mine with all that theirs changed; where both did, mine. */
	readonly document: Document;
	readonly conflicts: readonly MergeConflict[];
}

/**
 * Takes what `theirs` changed since `base` over into `mine`, fact by fact and field by field. Entries
 * are the same where they have the same id; those of mine also where they came from base.
 */
export function merge(base: Document, mine: Document, theirs: Document, newKey: NewKey): Merged {
	const [baseIds, mineIds] = [byIdentity(base), byIdentity(mine)];
	const result = new Map(mine);
	const conflicts: MergeConflict[] = [];
	/** Where an entry of theirs stands in the result. */
	const placed = new Map<string, Key>();

	for (const [identity, their] of byIdentity(theirs)) {
		const before = baseIds.get(identity) ?? baseIds.get(formerIdentity(their));
		const own = (before && sameKind(mine.get(before.key), before)) ?? mineIds.get(identity);
		const here = { ...their, in: placed.get(their.in) ?? their.in };
		if (own) {
			placed.set(their.key, own.key);
			const { entry, differing } = mergedEntry(before, own, their);
			result.set(own.key, entry);
			conflicts.push(...differing.map((conflict) => ({ ...conflict, entry })));
		} else {
			const key = before?.key ?? newKey();
			placed.set(their.key, key);
			const entry: Entry = { ...here, key };
			if (!before) result.set(key, entry);
			else if (!same(before.text, their.text))
				conflicts.push({
					entry,
					field: null,
					base: before.text,
					mine: undefined,
					theirs: their.text
				});
		}
	}
	conflicts.push(...takeOut(base, mine, theirs, result));
	return { document: ordered(base, mine, theirs, result, placed), conflicts };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const sameKind = (entry: Entry | undefined, like: Entry): Entry | undefined =>
	entry?.kind === like.kind ? entry : undefined;

/** A member of a list is the fact it would be without. */
const identityOf = (entry: Entry, nth: string): string => {
	if (entry.kind === 'deck') return 'deck';
	if (entry.kind === 'section')
		return `section ${wordsUnder(entry, 'subject')} ${wordsUnder(entry, 'source')} ${nth}`;
	const kind = ['source', 'term', 'conflict'].includes(entry.kind) ? entry.kind : 'card';
	return `${kind} ${idOf(entry) || entry.key}`;
};
const formerIdentity = (entry: Entry): string => `card ${wordsUnder(entry, 'was')}`;

/** In the order of the files, holders before what they hold. */
function byIdentity(document: Document): Map<string, Entry> {
	const found = new Map<string, Entry>();
	const counts = new Map<string, number>();
	const visit = (entry: Entry) => {
		const alike = identityOf(entry, '');
		const n = counts.get(alike) ?? 0;
		counts.set(alike, n + 1);
		const identity = entry.kind === 'section' ? identityOf(entry, String(n)) : alike;
		if (!found.has(identity)) found.set(identity, entry);
		childrenOf(document, entry.key).forEach(visit);
	};
	for (const entry of document.values()) if (!document.has(entry.in)) visit(entry);
	return found;
}

function mergedEntry(
	before: Entry | undefined,
	own: Entry,
	their: Entry
): { entry: Entry; differing: Omit<MergeConflict, 'entry'>[] } {
	const [base, mine, theirs] = [before ? fieldsOf(before) : {}, fieldsOf(own), fieldsOf(their)];
	const text: Record<string, unknown> = {};
	const differing: Omit<MergeConflict, 'entry'>[] = [];
	for (const field of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
		const sides = { base: base[field], mine: mine[field], theirs: theirs[field] };
		const merged = mergedField(own, field, sides.base, sides.mine, sides.theirs);
		if (!merged) differing.push({ field, ...sides });
		const value = merged ? merged.value : sides.mine;
		if (value !== undefined) text[field] = value;
	}
	const unchanged = same(text, mine);
	return { entry: unchanged ? own : withFields(own, text), differing };
}

/** Null where both sides changed it, each in its own way. */
function mergedField(
	{ kind }: Entry,
	field: string,
	base: unknown,
	mine: unknown,
	theirs: unknown
): { value: unknown } | null {
	if (same(theirs, base) || same(mine, theirs)) return { value: mine };
	if (same(mine, base)) return { value: theirs };
	if (kind === 'deck' && field === 'version')
		return { value: compareVersions(String(mine), String(theirs)) >= 0 ? mine : theirs };
	const sets = [base ?? [], mine, theirs];
	if (!sets.every(isNames)) return null;
	const [was = [], own = [], other = []] = sets;
	const gone = new Set(was.filter((name) => !other.includes(name)));
	const come = other.filter((name) => !was.includes(name) && !own.includes(name));
	return { value: [...own.filter((name) => !gone.has(name)), ...come] };
}

/** Names whose order says nothing: synonyms, what is confused with what. */
const isNames = (value: unknown): value is readonly string[] =>
	Array.isArray(value) && value.every((one) => typeof one === 'string');

/** Takes out what theirs no longer has and I have left as it was. */
function takeOut(
	base: Document,
	mine: Document,
	theirs: Document,
	result: Map<Key, Entry>
): MergeConflict[] {
	const [kept, renamed] = [byIdentity(theirs), new Set([...theirs.values()].map(formerIdentity))];
	const conflicts: MergeConflict[] = [];
	for (const [identity, before] of byIdentity(base)) {
		const own = sameKind(mine.get(before.key), before);
		if (!own || kept.has(identity) || renamed.has(identity)) continue;
		if (!same(own.text, before.text))
			conflicts.push({
				entry: own,
				field: null,
				base: before.text,
				mine: own.text,
				theirs: undefined
			});
		else result.delete(own.key);
	}
	// What still holds something stays for its sake.
	for (let holders = missingHolders(mine, result); holders.length > 0;)
		for (const holder of holders.splice(0)) result.set(holder.key, holder);
	return conflicts;
}

const missingHolders = (mine: Document, result: ReadonlyMap<Key, Entry>): Entry[] =>
	[...result.values()].flatMap(({ in: holder }) =>
		result.has(holder) ? [] : (mine.get(holder) ?? [])
	);

/** The order of whoever changed it; where both did, mine. What is new follows what it followed there. */
function ordered(
	base: Document,
	mine: Document,
	theirs: Document,
	result: Document,
	placed: ReadonlyMap<string, Key>
): Document {
	let now = result;
	const holders = new Map<string, string>();
	for (const entry of theirs.values()) holders.set(placed.get(entry.in) ?? entry.in, entry.in);
	for (const [holder, theirHolder] of holders) {
		const present = new Set(childrenOf(result, holder).map(({ key }) => key));
		const keys = (entries: readonly Entry[]) => entries.map(({ key }) => key);
		const own = keys(childrenOf(mine, holder)).filter((key) => present.has(key));
		const their = childrenOf(theirs, theirHolder)
			.map(({ key }) => placed.get(key) ?? key)
			.filter((key) => present.has(key));
		const was = keys(childrenOf(base, holder));
		const order = mergedOrder(was, own, their);
		if (!same(order, keys(childrenOf(now, holder)))) now = apply(now, reorder(now, order));
	}
	return now;
}

function mergedOrder(base: readonly Key[], mine: readonly Key[], theirs: readonly Key[]): Key[] {
	const [own, their] = [new Set(mine), new Set(theirs)];
	const shared = (keys: readonly Key[]) => keys.filter((key) => own.has(key) && their.has(key));
	const iReordered = !same(
		shared(mine),
		shared(base.filter((key) => own.has(key) && their.has(key)))
	);
	const [first, second] = iReordered ? [mine, theirs] : [theirs, mine];
	const order = [...first];
	for (const [i, key] of second.entries()) {
		if (order.includes(key)) continue;
		const before = second.slice(0, i).findLast((other) => order.includes(other));
		order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
	}
	return order;
}

/** Takes theirs in a conflict, into a document in which mine stands. */
export function takeTheirs(document: Document, { entry, field, theirs }: MergeConflict): Document {
	if (field === null) {
		if (theirs === undefined) return apply(document, remove(document, [entry.key]));
		return new Map(document).set(entry.key, withFields(entry, theirs as Fields));
	}
	const own = document.get(entry.key);
	if (!own) return document;
	const { [field]: _mine, ...rest } = fieldsOf(own);
	const text = theirs === undefined ? rest : { ...fieldsOf(own), [field]: theirs };
	return new Map(document).set(own.key, withFields(own, text));
}
