/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
// Precaches one whole version; the next version waits until the learner takes it (SAFETY: a new
// version never replaces a running one in mid-session).
import { build, files, prerendered, version } from '$service-worker';

const worker = globalThis.self as unknown as ServiceWorkerGlobalScope;
const CACHE = `ranvier-${version}`;
const SHELL = '/';
const PRECACHED = new Set([...build, ...files, ...prerendered]);

worker.addEventListener('install', (event) => {
	event.waitUntil(
		caches
			.open(CACHE)
			.then((cache) =>
				cache.addAll([...PRECACHED].map((path) => new Request(path, { cache: 'reload' })))
			)
	);
});

worker.addEventListener('activate', (event) => {
	event.waitUntil(
		Promise.all([
			worker.clients.claim(),
			caches
				.keys()
				.then((names) =>
					Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)))
				)
		])
	);
});

worker.addEventListener('message', (event) => {
	if (event.data === 'take over') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
	event.respondWith(answer(request, url.pathname));
});

/** By path, not by request: `Vary` headers and query strings must not miss the cache. */
async function answer(request: Request, path: string): Promise<Response> {
	const cache = await caches.open(CACHE);
	const wanted = request.mode === 'navigate' && !PRECACHED.has(path) ? SHELL : path;
	return (await cache.match(wanted, { ignoreVary: true, ignoreSearch: true })) ?? fetch(request);
}
