// npm run bench [-- --quick] [--json]: how quick the app is, on a new and on a large collection.
// It measures and never fails on a time.
import { measure } from '../tests/bench/measure';
import { mustRun } from './ensure-packages.mjs';

const wanted = new Set(process.argv.slice(2));
const say = (line: string) => void process.stderr.write(`${line}\n`);

say('Building the app');
mustRun('npx', ['vite', 'build', '--logLevel', 'warn']);
const { json, text } = await measure({ quick: wanted.has('--quick'), say });
process.stdout.write(`${wanted.has('--json') ? JSON.stringify(json, null, '\t') : text}\n`);
process.exit(0);
