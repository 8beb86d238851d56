import { DECK_LIMITS } from '$lib/authoring/deck-file-limits';

/** Where an address of a deck leads. */
export type DeckLink =
	| { readonly is: 'here'; readonly url: URL; readonly name: string }
	/** Another site: nothing is fetched from there, its host is named. */
	| { readonly is: 'elsewhere'; readonly url: URL; readonly host: string }
	| { readonly is: 'none' };

/** Reads what stands after `?install=`; `base` is the address of the page. */
export function deckLink(text: string, base: URL): DeckLink {
	const url = URL.canParse(text, base) ? new URL(text, base) : null;
	if (!url || !/^https?:$/.test(url.protocol)) return { is: 'none' };
	if (url.origin !== base.origin) return { is: 'elsewhere', url, host: url.host };
	return { is: 'here', url, name: nameIn(url) };
}

const nameIn = (url: URL): string => url.pathname.split('/').at(-1) || url.host;

/** Why nothing came from an address, as a sentence. */
export class NotFetched extends Error {}

/** The file at an address of this site, up to the largest a deck may be; never follows a way out of it. */
export async function fetchDeckFile(url: URL, signal: AbortSignal): Promise<Blob> {
	const response = await fetch(url, { redirect: 'error', credentials: 'omit', signal }).catch(
		(error: unknown) => {
			if (signal.aborted) throw error;
			throw new NotFetched('Nothing could be fetched from that address.');
		}
	);
	if (!response.ok) throw new NotFetched(`There is no file at that address (${response.status}).`);
	if (response.headers.get('content-type')?.startsWith('text/html'))
		throw new NotFetched('That address leads to a page, not to a deck.');
	return new Blob(await upTo(DECK_LIMITS.file, response));
}

/** The body's pieces, one beyond the limit at most: the reader then says that it is too large. */
async function upTo(bytes: number, response: Response): Promise<Uint8Array<ArrayBuffer>[]> {
	const pieces: Uint8Array<ArrayBuffer>[] = [];
	const reader = response.body?.getReader();
	for (let size = 0; reader && size <= bytes;) {
		const { done, value } = await reader.read();
		if (done) return pieces;
		pieces.push(new Uint8Array(value));
		size += value.length;
	}
	await reader?.cancel();
	return pieces;
}
