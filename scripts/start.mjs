// `npm start`: install what is missing, build, serve on a local port, print the address.
import { ensurePackages, mustRun } from './ensure-packages.mjs';

ensurePackages();
mustRun('npx', ['vite', 'build', '--logLevel', 'warn']);
const { serve } = await import('./serve.mjs');
const address = await serve(Number(process.env.PORT ?? 4173));
console.log(`\nRanvier is running at ${address}  (Ctrl+C stops it)`);
