import { join, sep } from 'node:path';
import { normalizePath, runnerImport } from 'vite';
import type { Plugin, ResolvedConfig } from 'vite';
import { formatProblem } from '../src/lib/domain/problem.ts';
import type * as Build from './decks/build';

const NAME = 'virtual:decks';
const RESOLVED = `\0${NAME}`;
/** Where the dev server serves the decks from. */
const SERVED = '/@decks/';

/**
 * Compiles decks/ into one JSON asset each and the module `virtual:decks` that lists them. A fault
 * in a deck stops the build. The app fetches the JSON, so no reader of YAML is part of it.
 */
export function decks(): Plugin {
	let config: ResolvedConfig;
	let served: readonly Build.BuiltDeck[] = [];
	const inRoot = (...path: string[]) => join(config.root, ...path);

	/** The compiler is loaded through Vite, which knows `$lib`, and only when it is needed. */
	async function compile() {
		const { module } = await runnerImport<typeof Build>(inRoot('scripts/decks/build.ts'), {
			root: config.root,
			configFile: false,
			resolve: { alias: { $lib: inRoot('src/lib') } }
		});
		return module.buildDecks(inRoot('decks'), new Date().toISOString().slice(0, 10));
	}

	return {
		name: 'decks',
		configResolved(resolved) {
			config = resolved;
		},
		resolveId: (id) => (id === NAME ? RESOLVED : null),
		async load(id) {
			if (id !== RESOLVED) return null;
			const built = await compile();
			if (!built.ok) {
				const faults = built.problems.map(formatProblem).join('\n');
				return this.error({ message: `The decks have faults:\n${faults}`, stack: '' });
			}
			served = built.value;
			const entries = served.map(({ entry, json }) => {
				let url = JSON.stringify(`${SERVED}${entry.id}.json?${entry.hash}`);
				if (config.command === 'build') {
					const asset = { type: 'asset', name: `${entry.id}.json`, source: json } as const;
					url = `import.meta.ROLLUP_FILE_URL_${this.emitFile(asset)}`;
				}
				return `{ ...${JSON.stringify(entry)}, url: ${url} }`;
			});
			return `export const decks = [${entries.join(', ')}];`;
		},
		configureServer(server) {
			server.middlewares.use(SERVED, (request, response, next) => {
				const deck = served.find(({ entry }) => request.url?.startsWith(`/${entry.id}.json`));
				if (!deck) {
					next();
					return;
				}
				response.setHeader('Content-Type', 'application/json');
				response.end(deck.json);
			});
		},
		hotUpdate({ file }) {
			if (!file.startsWith(normalizePath(inRoot('decks') + sep))) return undefined;
			const module = this.environment.moduleGraph.getModuleById(RESOLVED);
			if (module) this.environment.moduleGraph.invalidateModule(module);
			this.environment.hot.send({ type: 'full-reload' });
			return [];
		}
	};
}
