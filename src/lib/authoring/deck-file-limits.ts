import type { ZipLimits } from '$lib/files/zip-limits';

export const MB = 2 ** 20;

/** What a deck from a file may be. A deck of 2,000 facts has 2 MB of text. */
export const DECK_LIMITS: ZipLimits = {
	file: 16 * MB,
	entry: 8 * MB,
	total: 32 * MB,
	entries: 200,
	// Text with many equal keys packs to a twentieth; a bomb to a thousandth.
	ratio: 200,
	// The last part allows for what a system adds beside the files, which is not read.
	names:
		/^(?:[a-z0-9-]{1,60}\/)?[a-z0-9-]{1,80}\.yaml$|^[a-z0-9-]{1,60}\/$|^__MACOSX\/[^\\]*$|^(?:[a-z0-9-]{1,60}\/)?\.DS_Store$/
};
