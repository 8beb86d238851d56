// Serves build/ as any static host would: files as they are, every other path answered by 200.html.
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { root } from './ensure-packages.mjs';

const IMMUTABLE = /\/_app\/immutable\//;

/**
 * Listens on `port`, or on the next free one; resolves to the address.
 * @param {number} port
 * @param {string} [folder]
 * @returns {Promise<string>}
 */
export function serve(port, folder = join(root, 'build')) {
	const files = sirv(folder, {
		single: '200.html',
		etag: true,
		setHeaders: (response, path) =>
			response.setHeader(
				'Cache-Control',
				IMMUTABLE.test(path) ? 'public,max-age=31536000,immutable' : 'no-cache'
			)
	});
	return new Promise((resolve, reject) => {
		const server = createServer((request, response) =>
			files(request, response, () => {
				response.statusCode = 404;
				response.end('Not found');
			})
		);
		// Five seconds by default: a client that goes on after a pause would meet it closing.
		server.keepAliveTimeout = 120_000;
		server.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
			if (error.code !== 'EADDRINUSE') reject(error);
			else server.listen(++port, '127.0.0.1');
		});
		server.on('listening', () => resolve(`http://localhost:${port}/`));
		server.listen(port, '127.0.0.1');
	});
}
