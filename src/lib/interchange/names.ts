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
	cut(shown(text).replace(/\s+/g, ' ').trim(), LONGEST).trim();

/** The beginning of a text, at most so many UTF-16 units; no sign is cut in halves. */
export const cut = (text: string, most: number): string =>
	text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, '');

/** A text without control characters other than tabs and ends of lines, and without halves of signs. */
export const shown = (text: string): string =>
	text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}|\p{Cs}/gu, '');

/** The same data with every text in it as `shown` has it. */
export function allShown<T>(data: T): T {
	if (typeof data === 'string') return shown(data) as T;
	if (Array.isArray(data)) return data.map(allShown) as T;
	if (typeof data !== 'object' || data === null) return data;
	return Object.fromEntries(Object.entries(data).map(([key, one]) => [key, allShown(one)])) as T;
}
