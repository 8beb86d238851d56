import { cellsOf, type Cells } from './cells';
import { childrenOf, entriesOf, type Document } from './document';
import { idOf, type Entry, type Key } from './entry';
import type { Names } from './names';

/** One fact, in a list or not, in words. */
export interface Row {
	readonly key: Key;
	readonly cells: Cells;
	/** The id of the list it is a member of: that says its subject and its slot. */
	readonly list: string | null;
}

/** Every fact of a document, in teaching order. */
export function rowsOf(document: Document, names: Names): Row[] {
	const rows: Row[] = [];
	for (const section of entriesOf(document, 'section'))
		for (const entry of childrenOf(document, section.key)) {
			if (entry.kind === 'fact') rows.push(rowOf(entry, entry, section, names));
			if (entry.kind === 'list')
				for (const item of childrenOf(document, entry.key))
					rows.push(rowOf(item, entry, section, names));
		}
	return rows;
}

const rowCache = new WeakMap<Entry, { holder: Entry; section: Entry; names: Names; row: Row }>();

/** `stated`: the fact itself, or the list that states subject and slot for it. */
function rowOf(entry: Entry, stated: Entry, section: Entry, names: Names): Row {
	const known = rowCache.get(entry);
	if (known?.holder === stated && known.section === section && known.names === names)
		return known.row;
	const list = entry.kind === 'item' ? idOf(stated) : null;
	const row: Row = { key: entry.key, list, cells: cellsOf(entry, stated, section, names) };
	rowCache.set(entry, { holder: stated, section, names, row });
	return row;
}
