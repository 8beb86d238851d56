// `npm test`: install what is missing, find or install a Chromium, then check, unit, browser and end-to-end tests.
import { findChromium } from './chromium.mjs';
import { ensurePackages, mustRun, run } from './ensure-packages.mjs';

/**
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
const step = (name, command, args, env) => {
	const start = performance.now();
	console.log(`\n== ${name}`);
	mustRun(command, args, env);
	console.log(`== ${name}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
};

ensurePackages();
const browser = await chromium();
const env = { CHROME_PATH: browser };
step('check', 'npm', ['run', '--silent', 'check']);
step('unit tests', 'npx', ['vitest', 'run', '--project', 'node'], env);
step('browser tests', 'npx', ['vitest', 'run', '--project', 'browser'], env);
step('build', 'npx', ['vite', 'build', '--logLevel', 'warn']);
step('end-to-end tests', 'npx', ['playwright', 'test'], env);

/** An installed browser; else Playwright's own download; else the system's package manager. */
async function chromium() {
	const found = findChromium();
	if (found) return found;
	console.log('No Chrome or Chromium found; trying to install one ...');
	if (run('npx', ['playwright', 'install', 'chromium']) === 0) {
		const { chromium } = await import('playwright');
		return chromium.executablePath();
	}
	if (process.platform === 'linux') {
		const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
		/** @param {string[]} args */
		const apt = (...args) => {
			const [command = 'apt-get', ...rest] = [...sudo, 'apt-get', ...args];
			return run(command, rest, { DEBIAN_FRONTEND: 'noninteractive' });
		};
		if (apt('update', '-q') === 0) apt('install', '-y', '-q', 'chromium');
	}
	const installed = findChromium();
	if (installed) return installed;
	console.error(
		'The tests need Chrome or Chromium and none could be installed. ' +
			'Install one, or set CHROME_PATH to its program file, and run npm test again.'
	);
	process.exit(1);
}
