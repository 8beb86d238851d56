import type { DBCore, DBCoreMutateRequest, Middleware } from 'dexie';

/** What a transaction has stored. */
export interface Written {
	/** By table, the rows as they are now; of one key the last counts. */
	readonly rows: readonly (readonly [table: string, row: object])[];
	/** It also did what these rows do not tell: took some away, or wrote a deck. */
	readonly more: boolean;
}

/** A learner's own, and changed a few rows at a time. */
const TOLD = new Set([
	...['tail', 'policies', 'settings', 'personal', 'exams', 'mocks', 'papers', 'cards']
]);
/** Can be computed again, or is this browser's alone. A pack holds rows that were told of before. */
const LEFT_OUT = new Set(['meta', 'days', 'session', 'undo', 'plans', 'packs']);
/** A step of the learner's writes fewer rows; a deck's installation may write a hundred thousand. */
const MOST_ROWS = 200;

interface Gathering {
	readonly rows: [string, object][];
	more: boolean;
}

/** Calls `onWritten` after each transaction that is stored, with what it wrote (SPEC J1). */
export function telling(onWritten: (written: Written) => void): Middleware<DBCore> {
	const gathered = new WeakMap<object, Gathering>();
	const gatheringOf = ({ trans }: DBCoreMutateRequest): Gathering => {
		const known = gathered.get(trans);
		if (known) return known;
		const fresh: Gathering = { rows: [], more: false };
		gathered.set(trans, fresh);
		// Dexie's own core hands through the browser's transaction, of which its type shows `abort` only.
		(trans as unknown as IDBTransaction).addEventListener('complete', () => onWritten(fresh));
		return fresh;
	};
	return {
		stack: 'dbcore',
		name: 'telling',
		create: (core) => ({
			...core,
			table: (name) => {
				const table = core.table(name);
				if (LEFT_OUT.has(name)) return table;
				return {
					...table,
					mutate: (request) =>
						table.mutate(request).then((response) => {
							gather(gatheringOf(request), name, request);
							return response;
						})
				};
			}
		})
	};
}

function gather(gathering: Gathering, table: string, request: DBCoreMutateRequest): void {
	if (request.type === 'delete' || request.type === 'deleteRange') {
		// Rows of the log leave the tail for a pack only.
		if (table !== 'tail') gathering.more = true;
	} else if (!TOLD.has(table) || request.values.length > MOST_ROWS) gathering.more = true;
	else for (const row of request.values as readonly object[]) gathering.rows.push([table, row]);
}
