import { canonical } from '../canonical';

/** What makes a table hold other rows: most are there already, and writing them again is the slow part. */
export interface TableEdit {
	readonly table: string;
	readonly put: readonly object[];
	/** Primary keys. */
	readonly drop: readonly Key[];
}

type Key = string | readonly (string | number)[];
type KeyPath = string | readonly string[];

/** The rows to be written and the keys to be deleted. `keyPath` as the table's primary key has it. */
export function editOf(
	table: string,
	keyPath: KeyPath,
	before: readonly object[],
	after: readonly object[]
): TableEdit {
	const keyOf = (row: object): Key => {
		const fields = row as Record<string, string | number>;
		return typeof keyPath === 'string'
			? String(fields[keyPath])
			: keyPath.map((name) => fields[name] ?? '');
	};
	const nameOf = (row: object) => JSON.stringify(keyOf(row));
	const old = new Map(before.map((row) => [nameOf(row), row]));
	const put: object[] = [];
	for (const row of after) {
		const name = nameOf(row);
		const was = old.get(name);
		old.delete(name);
		if (was !== row && (!was || canonical(was) !== canonical(row))) put.push(row);
	}
	return { table, put, drop: [...old.values()].map(keyOf) };
}
