import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findChromium } from './scripts/chromium.mjs';
import { decks } from './scripts/vite-decks.ts';

const chromium = findChromium();

export default defineConfig({
	// Found while tests run, these would reload a page in mid-suite.
	optimizeDeps: { include: ['dexie', 'fflate', 'ts-fsrs', 'zod', 'zod/mini'] },
	// Its own entry leads to the build for old browsers: larger, and slower at every await.
	resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
	build: {
		rolldownOptions: {
			output: {
				codeSplitting: {
					groups: [
						{
							// What the first question needs is one file: a dozen small ones compress worse by a tenth.
							name: 'study',
							test: /src\/lib\/ui\/(?:Today|study\/StudyScreen)\.svelte$/
						}
					]
				}
			}
		}
	},
	plugins: [decks(), sveltekit()],
	test: {
		expect: { requireAssertions: true },
		projects: [
			{
				extends: true,
				test: {
					name: 'node',
					environment: 'node',
					// A hang is a failure; a busy machine is not.
					testTimeout: 120_000,
					include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/unit/**/*.test.ts'],
					exclude: ['src/**/*.browser.test.ts']
				}
			},
			{
				extends: true,
				test: {
					name: 'browser',
					include: ['src/**/*.browser.test.ts'],
					testTimeout: 120_000,
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({
							launchOptions: {
								...(chromium && { executablePath: chromium }),
								args: ['--no-sandbox', '--disable-background-networking']
							}
						}),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});
