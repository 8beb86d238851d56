import { canonical } from '../canonical';
import { keyOf, PARTS, type Collection, type Part } from './collection';

/** Rows of one part that would come, change and go. */
export interface Change {
	readonly added: number;
	readonly changed: number;
	readonly removed: number;
}

/** One deck before and after; versions, null = not there. */
export interface DeckChange {
	readonly title: string;
	readonly before: string | null;
	readonly after: string | null;
}

/** What a restore or a merge would do; decided before anything is done. */
export interface Report {
	readonly parts: Readonly<Record<Part, Change>>;
	/** Answers: those that would be there afterwards, come, and go. */
	readonly answers: { readonly after: number; readonly added: number; readonly removed: number };
	/** Answers of the file that are here already. */
	readonly known: number;
	/** Cards that would go into or out of the queue. */
	readonly aside: number;
	readonly decks: readonly DeckChange[];
	/** Keys of the settings that would change. */
	readonly settings: readonly string[];
	readonly nothing: boolean;
}

/** Compares a collection with what it would become; `there` is what the file holds. */
export function reportOf(before: Collection, after: Collection, there: Collection): Report {
	const parts = Object.fromEntries(
		PARTS.map((part) => [part, changeOf(part, before, after)])
	) as Record<Part, Change>;
	const here = answersOf(before);
	const later = answersOf(after);
	return {
		parts,
		answers: {
			after: later.size,
			added: [...later].filter((id) => !here.has(id)).length,
			removed: [...here].filter((id) => !later.has(id)).length
		},
		known: [...answersOf(there)].filter((id) => here.has(id)).length,
		aside: asideChanges(before, after),
		decks: decksOf(before, after),
		settings: changedKeys('settings', before, after),
		nothing: PARTS.every((part) => Object.values(parts[part]).every((n) => n === 0))
	};
}

const answersOf = ({ log }: Collection) =>
	new Set(log.flatMap((row) => (row.kind === 'review' ? [row.id] : [])));

function changeOf(part: Part, before: Collection, after: Collection): Change {
	const old = new Map(before[part].map((row) => [keyOf(part, row), row]));
	let added = 0;
	let changed = 0;
	for (const row of after[part]) {
		const was = old.get(keyOf(part, row));
		if (!was) added++;
		else if (was !== row && canonical(was) !== canonical(row)) changed++;
	}
	return { added, changed, removed: old.size - (after[part].length - added) };
}

function changedKeys(part: Part, before: Collection, after: Collection): string[] {
	const valueOf = (row: object) => canonical('value' in row ? row.value : row);
	const old = new Map(before[part].map((row) => [keyOf(part, row), valueOf(row)]));
	const now = new Map(after[part].map((row) => [keyOf(part, row), valueOf(row)]));
	return [...new Set([...old.keys(), ...now.keys()])].filter(
		(key) => old.get(key) !== now.get(key)
	);
}

function asideChanges(before: Collection, after: Collection): number {
	const isAside = ({ cards }: Collection) =>
		new Set(cards.flatMap(({ id, aside }) => (aside && aside.reason !== 'retired' ? [id] : [])));
	const [old, now] = [isAside(before), isAside(after)];
	return (
		[...old].filter((id) => !now.has(id)).length + [...now].filter((id) => !old.has(id)).length
	);
}

function decksOf(before: Collection, after: Collection): DeckChange[] {
	const old = new Map(before.decks.map((deck) => [deck.id, deck]));
	const now = new Map(after.decks.map((deck) => [deck.id, deck]));
	return [...new Map([...old, ...now]).values()].map(({ id, title }) => ({
		title,
		before: old.get(id)?.version ?? null,
		after: now.get(id)?.version ?? null
	}));
}
