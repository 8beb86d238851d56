const LONGEST = 60;

/** Lower-case words joined by hyphens, as ids are written; empty where the text has no letter or digit. */
export function slugOf(text: string): string {
	const words =
		text
			.normalize('NFKD')
			.replace(/\p{M}/gu, '')
			.toLowerCase()
			.replace(/['’]/g, '')
			.match(/[a-z0-9]+/g) ?? [];
	let slug = '';
	for (const word of words) {
		const longer = slug === '' ? word : `${slug}-${word}`;
		if (longer.length > LONGEST) break;
		slug = longer;
	}
	return slug || (words[0]?.slice(0, LONGEST) ?? '');
}

/** An id that is not taken: the one proposed, or it with the next free number. */
export function freeId(proposed: string, taken: ReadonlySet<string>): string {
	if (!taken.has(proposed)) return proposed;
	for (let n = 2; ; n++) if (!taken.has(`${proposed}-${n}`)) return `${proposed}-${n}`;
}

/** The id of a copy: `name-2`, and of a copy of that `name-3`. */
export const copyId = (id: string, taken: ReadonlySet<string>): string =>
	freeId(id.replace(/-\d+$/, ''), taken);
