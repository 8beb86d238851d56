import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../../scripts/ensure-packages.mjs';

/** A module of the project as one script for a page: its exports stand in the global `name`. */
export async function bundle(entry: string, name: string): Promise<string> {
	const built = await build({
		configFile: false,
		root,
		logLevel: 'error',
		resolve: { alias: { $lib: join(root, 'src/lib') } },
		build: { lib: { entry: join(root, entry), formats: ['iife'], name }, write: false }
	});
	const [output] = Array.isArray(built) ? built : [built];
	const chunk = output && 'output' in output ? output.output[0] : null;
	if (!chunk) throw new Error(`${entry} could not be bundled.`);
	// The bundler declares a variable, which a script evaluated in a page would keep to itself.
	return `${chunk.code}\nglobalThis.${name} = ${name};`;
}
