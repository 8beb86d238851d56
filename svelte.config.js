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
		// Nothing from elsewhere, no script that is not ours: decks and backups come from strangers.
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				// The one style attribute: SvelteKit hides its announcer of page changes by it.
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self', 'data:', 'blob:'],
				'connect-src': ['self'],
				'worker-src': ['self'],
				'manifest-src': ['self'],
				'base-uri': ['none'],
				'form-action': ['none'],
				'object-src': ['none'],
				'require-trusted-types-for': ['script'],
				'trusted-types': ['svelte-trusted-html', 'default']
			}
		},
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
