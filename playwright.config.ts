import { defineConfig, devices } from '@playwright/test';
import { findChromium } from './scripts/chromium.mjs';

const PORT = 4273;
const chromium = findChromium();

export default defineConfig({
	testDir: 'tests',
	testMatch: '**/*.spec.ts',
	outputDir: 'test-results',
	fullyParallel: true,
	forbidOnly: Boolean(process.env['CI']),
	retries: 0,
	workers: 2,
	// A hang is a failure; a busy machine is not.
	timeout: 240_000,
	expect: { timeout: 30_000 },
	// A scripted month and a fortnight to an exam take minutes each: `LONG=1 npx playwright test month fortnight`.
	testIgnore: process.env['LONG'] ? [] : ['**/month.spec.ts', '**/exam-fortnight.spec.ts'],
	// The second prints what faults have done: docs/faults.md.
	reporter: [['list'], ['./tests/fixtures/fault-reporter.ts']],
	use: {
		baseURL: `http://localhost:${PORT}`,
		trace: 'retain-on-failure',
		launchOptions: {
			...(chromium && { executablePath: chromium }),
			args: ['--no-sandbox', '--disable-background-networking']
		}
	},
	projects: [
		{ name: 'desktop', use: { ...devices['Desktop Chrome'] } },
		{
			name: 'phone',
			use: { ...devices['Pixel 7'] },
			testMatch: '**/{journey,screens}.spec.ts',
			grepInvert: /@desktop/
		}
	],
	webServer: {
		command: 'node scripts/preview.mjs',
		env: { PORT: String(PORT) },
		url: `http://localhost:${PORT}`,
		reuseExistingServer: false
	}
});
