import adapter from '@sveltejs/adapter-static';
import { readFileSync } from 'node:fs';

const project = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
// Every build is a version of its own: the service worker tells them apart by it. Kept in the
// environment because a build reads this file in several processes.
process.env.BUILD_ID ??= Date.now().toString(36);

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ fallback: '200.html' }),
		// Absolute asset paths let one cached shell answer every route offline.
		paths: { relative: false },
		typescript: {
			config: (config) => ({
				...config,
				include: [...config.include, '../scripts/**/*', '../playwright.config.ts']
			})
		},
		// The app registers it itself, so that it can offer an update instead of taking it.
		serviceWorker: { register: false },
		version: { name: `${project.version}+${process.env.BUILD_ID}`, pollInterval: 0 }
	}
};
