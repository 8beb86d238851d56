import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The program of SQLite, from the folder of packages. */
export function sqliteWasm(): Promise<ArrayBuffer> {
	const wasm = readFileSync(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm'));
	return Promise.resolve(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length));
}
