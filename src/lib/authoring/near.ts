/** Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`. */
export function editDistance(a: string, b: string): number {
	const rows: number[][] = [[...Array(b.length + 1).keys()]];
	const cell = (i: number, j: number) => rows[i]?.[j] ?? Infinity;
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		rows.push(row);
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1] ? 0 : 1;
			let best = Math.min(cell(i - 1, j) + 1, cell(i, j - 1) + 1, cell(i - 1, j - 1) + same);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
				best = Math.min(best, cell(i - 2, j - 2) + 1);
			row[j] = best;
		}
	}
	return cell(a.length, b.length);
}

/** Ids are capped before the distance is taken: a hint is not worth a quadratic wait. */
const LONGEST = 80;

/** Up to three candidates a person may have meant, nearest first. */
export function nearest(word: string, candidates: Iterable<string>): string[] {
	const wanted = word.toLowerCase().slice(0, LONGEST);
	const allowed = Math.max(1, Math.floor(wanted.length / 3));
	return [...new Set(candidates)]
		.map((id) => ({ id, far: farness(wanted, id.toLowerCase().slice(0, LONGEST)) }))
		.filter(({ far }) => far <= allowed)
		.sort((a, b) => a.far - b.far || a.id.localeCompare(b.id, 'en'))
		.slice(0, 3)
		.map(({ id }) => id);
}

/** A word that holds the other whole counts as one edit away. */
function farness(a: string, b: string): number {
	if (a.length > 3 && b.length > 3 && (a.includes(b) || b.includes(a))) return 1;
	return editDistance(a, b);
}

/** `Did you mean a, b or c?`, or the fallback where nothing is near. */
export function didYouMean(word: string, candidates: Iterable<string>, otherwise: string): string {
	const near = nearest(word, candidates).map((id) => `\`${id}\``);
	const last = near.pop();
	if (last === undefined) return otherwise;
	return `Did you mean ${near.length ? `${near.join(', ')} or ` : ''}${last}?`;
}
