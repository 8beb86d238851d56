// Who may import whom, checked on the resolved graph (eslint-plugin-boundaries says it in the editor).
const lib = (folder) => `^src/lib/${folder}/`;
const outside = (...folders) => `^src/(?!lib/(?:${folders.join('|')})/)`;
const packages = (...names) => `node_modules/(?!(?:${names.join('|')})(?:/|$))`;

const layer = (name, folders, libraries = []) => [
	{
		name: `${name}-layers`,
		comment: `${name} may import ${folders.join(', ')} only: move the helper to the folder that owns it.`,
		severity: 'error',
		from: { path: lib(name), pathNot: '\\.(?:test|fixture)\\.ts$' },
		to: { path: outside(name, ...folders) }
	},
	{
		name: `${name}-libraries`,
		comment: `${name} may use ${libraries.join(', ') || 'no library'}: wrap the library in the layer that may.`,
		severity: 'error',
		from: { path: lib(name), pathNot: '\\.(?:test|fixture)\\.ts$' },
		to: { path: libraries.length ? packages(...libraries) : 'node_modules/' }
	}
];

const only = (library, file) => ({
	name: `only-${library}`,
	comment: `${library} is wrapped in ${file}: use what that exports.`,
	severity: 'error',
	from: { path: '^src/', pathNot: [file, '\\.test\\.ts$'] },
	to: { path: `node_modules/${library}/` }
});

export default {
	forbidden: [
		{
			name: 'no-cycles',
			severity: 'error',
			from: {},
			to: { circular: true }
		},
		...layer('domain', []),
		...layer('files', [], ['fflate']),
		...layer('generation', ['domain']),
		...layer('scheduling', ['domain'], ['ts-fsrs']),
		...layer('planning', ['domain', 'scheduling']),
		...layer('authoring', ['domain', 'generation', 'files'], ['zod', 'yaml']),
		...layer(
			'interchange',
			['domain', 'authoring', 'files'],
			['papaparse', 'fast-xml-parser', 'gift-pegjs', 'sql.js', 'fzstd', 'htmlparser2']
		),
		...layer('storage', ['domain', 'files'], ['dexie', 'zod', 'svelte']),
		...layer(
			'ui',
			['app', 'domain'],
			['svelte', '@lucide/svelte', 'layerchart', 'virtua', '@sveltejs/kit']
		),
		only('ts-fsrs', '^src/lib/scheduling/fsrs\\.ts$'),
		only('dexie', '^src/lib/storage/'),
		only('fflate', '^src/lib/files/zip\\.ts$'),
		only('virtua', '^src/lib/ui/author/Rows\\.svelte$'),
		only('layerchart', '^src/lib/ui/exams/DayChart\\.svelte$'),
		{
			name: 'svelte-in-storage',
			comment: 'In storage only the bridge to runes knows Svelte.',
			severity: 'error',
			from: { path: lib('storage'), pathNot: ['live\\.svelte\\.ts$', '\\.test\\.ts$'] },
			to: { path: 'node_modules/svelte/' }
		},
		{
			name: 'routes-are-thin',
			comment: 'A route calls app and shows ui: put the logic there.',
			severity: 'error',
			from: { path: '^src/routes/' },
			to: { path: '^src/lib/(?!app/|ui/|domain/)' }
		}
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'browser', 'import', 'default']
		}
	}
};
