// Runs `npm ci` when node_modules is missing or older than the lockfile, so that a bare clone needs no other step.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** @param {string} path */
const modified = (path) => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;

/**
 * Runs a command in the project with its output shown; returns its exit code.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export function run(command, args, env = {}) {
	const result = spawnSync(command, args, {
		cwd: root,
		stdio: 'inherit',
		shell: process.platform === 'win32',
		env: { ...process.env, ...env }
	});
	if (result.error) console.error(`${command} could not be started: ${result.error.message}`);
	return result.status ?? 1;
}

/**
 * Runs a command and ends this process with its code if it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export function mustRun(command, args, env) {
	const code = run(command, args, env);
	if (code !== 0) process.exit(code);
}

export function ensurePackages() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major < 20 || (major === 20 && minor < 19)) {
		console.error(`Ranvier needs Node 20.19 or newer; this is ${process.versions.node}.`);
		process.exit(1);
	}
	if (modified('node_modules/.package-lock.json') >= modified('package-lock.json')) return;
	console.log('Installing packages (npm ci) ...');
	mustRun('npm', ['ci', '--no-audit', '--no-fund']);
}
