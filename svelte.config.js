import adapter from '@sveltejs/adapter-static';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ fallback: '200.html' }),
		// Absolute asset paths let one cached shell answer every route offline.
		paths: { relative: false },
		// The app registers it itself, so that it can offer an update instead of taking it.
		serviceWorker: { register: false },
		version: { pollInterval: 0 }
	}
};
