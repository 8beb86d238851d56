/** A name as files and addresses have it; empty where it has no Latin letter and no digit. */
export const slugOf = (text: string): string =>
	text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, 60)
		.replace(/^-|-$/g, '');

const LONGEST = 100;

/** A text as one line, short enough for a name. */
export const oneLine = (text: string): string =>
	text.replace(/\s+/g, ' ').trim().slice(0, LONGEST).trim();
