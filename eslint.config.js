import boundaries from 'eslint-plugin-boundaries';
import * as regexp from 'eslint-plugin-regexp';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const layers = [
	'domain',
	'files',
	'generation',
	'scheduling',
	'planning',
	'authoring',
	'interchange',
	'storage',
	'app',
	'ui'
];

const may = {
	domain: [],
	files: [],
	generation: ['domain'],
	scheduling: ['domain'],
	planning: ['domain', 'scheduling'],
	authoring: ['domain', 'generation', 'files'],
	interchange: ['domain', 'authoring', 'files'],
	storage: ['domain', 'files'],
	app: [
		'domain',
		'files',
		'generation',
		'scheduling',
		'planning',
		'authoring',
		'interchange',
		'storage'
	],
	ui: ['domain', 'app'],
	routes: ['domain', 'app', 'ui']
};

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'node_modules/', 'test-results/', 'playwright-report/'] },
	...ts.configs.strict,
	...ts.configs.stylistic,
	...svelte.configs.recommended,
	regexp.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/consistent-type-definitions': 'off',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' }
			],
			eqeqeq: 'error'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig }
		},
		rules: {
			// Links inside the app are plain paths: the app is served from the root of its origin.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['src/lib/**/*.ts', 'src/**/*.svelte.ts'],
		ignores: ['**/*.test.ts'],
		languageOptions: { parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] } },
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/await-thenable': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': 'error'
		}
	},
	{
		files: ['src/**/*.{ts,svelte}'],
		ignores: ['**/*.test.ts'],
		plugins: { boundaries },
		settings: {
			'boundaries/elements': [
				...layers.map((layer) => ({ type: layer, pattern: `src/lib/${layer}` })),
				{ type: 'routes', pattern: 'src/routes' }
			],
			'import/resolver': { typescript: { alwaysTryTypes: true } }
		},
		rules: {
			'boundaries/dependencies': [
				'error',
				{
					default: 'disallow',
					policies: [
						{ allow: { to: { module: { origin: ['external', 'core'] } } } },
						...Object.entries(may).map(([from, to]) => ({
							from: { element: { type: from } },
							allow: { to: { element: { types: { anyOf: [from, ...to] } } } },
							message: `${from} may import ${to.join(', ') || 'nothing'}: see the import table in the README.`
						}))
					]
				}
			]
		}
	},
	{
		files: [
			'src/lib/{domain,files,generation,scheduling,planning,authoring,interchange,storage}/**/*.ts'
		],
		ignores: ['**/*.test.ts'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{
					selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
					message: 'Time is an argument here: take a Moment.'
				},
				{
					selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
					message: 'Chance is an argument here: take a seed.'
				},
				{
					selector: "NewExpression[callee.name='Date'][arguments.length=0]",
					message: 'Time is an argument here: take a Moment.'
				},
				{
					selector:
						"MemberExpression[property.name=/^(scheduler|diff|format|dueFormat)$/][object.callee.name='Date']",
					message: 'ts-fsrs patches Date.prototype; those methods are not ours to use.'
				}
			]
		}
	}
);
