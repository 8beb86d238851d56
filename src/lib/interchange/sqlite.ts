import initSqlJs, { type Database, type SqlJsStatic, type SqlValue } from 'sql.js';

/** A database file that cannot be read, or is not to be trusted with a question. */
export class SqliteProblem extends Error {}

/** SQLite; `wasm` is its program, which the caller fetches from the app's own files. */
export const loadSqlite = (wasm: ArrayBuffer): Promise<SqlJsStatic> =>
	initSqlJs({ wasmBinary: wasm });

/** Anki sorts names by an order of its own, without which SQLite does not read the tables that use it. */
const PLAIN_COLLATION = `PRAGMA writable_schema = ON;
	UPDATE sqlite_master SET sql = replace(sql, 'unicase', 'nocase') WHERE sql LIKE '%collate unicase%';
	PRAGMA writable_schema = RESET;`;

const MAGIC = 'SQLite format 3\u0000';

/**
 * A database file from elsewhere. Only plain tables are read, by queries of our own: no view, no virtual
 * table, no computed column, and no function that its schema names.
 */
export class ForeignDatabase {
	readonly #db: Database;
	readonly #columns = new Map<string, ReadonlySet<string>>();

	/** Throws `SqliteProblem`. */
	constructor(sqlite: SqlJsStatic, bytes: Uint8Array) {
		if (new TextDecoder('latin1').decode(bytes.subarray(0, MAGIC.length)) !== MAGIC)
			throw new SqliteProblem('no SQLite file');
		this.#db = new sqlite.Database(bytes);
		try {
			this.#db.run(`PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; ${PLAIN_COLLATION}`);
			this.#db.run('PRAGMA query_only = ON');
			this.#readSchema();
		} catch (error) {
			this.#db.close();
			throw error instanceof SqliteProblem ? error : new SqliteProblem(String(error));
		}
	}

	has(table: string, ...columns: string[]): boolean {
		const own = this.#columns.get(table);
		return own !== undefined && columns.every((column) => own.has(column));
	}

	/** Rows of a table, one after the other. Names are ours, never the file's. Throws `SqliteProblem`. */
	*rows(table: string, columns: readonly string[], rest = ''): Generator<readonly SqlValue[]> {
		if (!this.has(table)) throw new SqliteProblem(`no table ${table}`);
		let statement;
		try {
			statement = this.#db.prepare(`SELECT ${columns.join(', ')} FROM "${table}" ${rest}`);
			while (statement.step()) yield statement.get();
		} catch (error) {
			throw new SqliteProblem(String(error));
		} finally {
			statement?.free();
		}
	}

	close(): void {
		this.#db.close();
	}

	#readSchema(): void {
		const [tables] = this.#db.exec(
			"SELECT name, sql FROM sqlite_master WHERE type = 'table' LIMIT 200"
		);
		for (const [name, sql] of tables?.values ?? []) {
			if (typeof name !== 'string' || !/^[a-z_]{1,30}$/.test(name)) continue;
			if (/^\s*CREATE\s+VIRTUAL/i.test(String(sql))) continue;
			const [info] = this.#db.exec(`PRAGMA table_xinfo("${name}")`);
			const columns = info?.values ?? [];
			// `hidden` is 2 or 3 for a column that is computed when it is read.
			if (columns.some((column) => Number(column[6]) > 1)) continue;
			this.#columns.set(name, new Set(columns.map((column) => String(column[1]))));
		}
	}
}

/** A database made here: statements with their rows, then its bytes. */
export class NewDatabase {
	readonly #db: Database;

	constructor(sqlite: SqlJsStatic, schema: string) {
		this.#db = new sqlite.Database();
		this.#db.run(schema);
		this.#db.run('BEGIN');
	}

	/** Adds rows, all of the same number of values. */
	insert(table: string, rows: Iterable<readonly SqlValue[]>): void {
		let statement;
		for (const row of rows) {
			statement ??= this.#db.prepare(
				`INSERT INTO ${table} VALUES (${row.map(() => '?').join(', ')})`
			);
			statement.run([...row]);
		}
		statement?.free();
	}

	finish(): Uint8Array {
		this.#db.run('COMMIT');
		const bytes = this.#db.export();
		this.#db.close();
		return bytes;
	}
}
