import adapter from '@sveltejs/adapter-static';
import { readFileSync } from 'node:fs';

const project = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ fallback: '200.html' }),
		// Absolute asset paths let one cached shell answer every route offline.
		paths: { relative: false },
		// The app registers it itself, so that it can offer an update instead of taking it.
		serviceWorker: { register: false },
		// Every build is a version of its own: the service worker tells them apart by it.
		version: { name: `${project.version}+${Date.now().toString(36)}`, pollInterval: 0 }
	}
};
