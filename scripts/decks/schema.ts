import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deckJsonSchema } from '../../src/lib/authoring/json-schema';
import type { Outcome, Surroundings } from './call';

/** Where the schema lies, seen from the root of the project. */
const SCHEMA_FILE = 'docs/deck.schema.json';

/** Writes the JSON Schema of the deck format; a test tells when it is out of date. */
export function schema({ root }: Pick<Surroundings, 'root'>): Outcome {
	writeFileSync(join(root, SCHEMA_FILE), deckJsonSchema());
	const prettier = join(root, 'node_modules/prettier/bin/prettier.cjs');
	execFileSync(process.execPath, [prettier, '--write', SCHEMA_FILE], { cwd: root });
	return { code: 0, text: `Written to ${SCHEMA_FILE}.` };
}
