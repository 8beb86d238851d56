/** How many wrong letters a word of this length may have and still be read: one in five. */
export const slipsIn = (word: string): number => Math.floor(word.length / 5);

/**
 * Letters to insert, delete, replace or swap with their neighbour (optimal string alignment). Past
 * `most` it stops counting: all that is sure then is that there are more.
 */
export function editDistance(a: string, b: string, most = Infinity): number {
	let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
	let leastBefore = 0;
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		let leastInRow = i;
		for (let j = 1; j <= b.length; j++) {
			const replace = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			let least = Math.min(replace, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
			if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && i > 1 && j > 1)
				least = Math.min(least, (before[j - 2] ?? 0) + 1);
			row.push(least);
			if (least < leastInRow) leastInRow = least;
		}
		// A swap reaches back two rows.
		if (leastInRow > most && leastBefore > most) return leastInRow;
		leastBefore = leastInRow;
		[before, last] = [last, row];
	}
	return last[b.length] ?? 0;
}

/** The letters of a word in order of the alphabet, each as often as it occurs. */
export const lettersIn = (word: string): string => [...word].sort().join('');

/**
 * Letters that only one of two words has, given as `lettersIn`: never more than their edit
 * distance, and soon counted.
 */
export function lettersApart(a: string, b: string): number {
	let [i, j, both] = [0, 0, 0];
	while (i < a.length && j < b.length) {
		const [one, other] = [a.charCodeAt(i), b.charCodeAt(j)];
		if (one === other) both++;
		if (one <= other) i++;
		if (other <= one) j++;
	}
	return Math.max(a.length, b.length) - both;
}

// Few letters apart, yet never a slip of the pen: in a medical word they turn the meaning round.
const PREFIXES = [
	['hyper', 'hypo'],
	['inter', 'intra', 'infra'],
	['pre', 'post', 'peri', 'para', 'per', 'pro'],
	['sub', 'supra', 'super'],
	['epi', 'endo', 'exo', 'ecto'],
	['macro', 'micro'],
	['ante', 'anti'],
	['ab', 'ad'],
	['aff', 'eff'],
	['brady', 'tachy'],
	['metata', 'metaca']
];
const SUFFIXES = [
	['ectomy', 'otomy', 'ostomy', 'oscopy', 'oplasty', 'olysis', 'odesis', 'opathy'],
	['algia', 'plegia', 'paresis'],
	['itis', 'osis']
];
const WORDS = [
	['ilium', 'ileum'],
	['ureter', 'urethra'],
	['peroneal', 'perineal'],
	['arteritis', 'arthritis'],
	['tarsal', 'carpal']
];
const NEGATIONS = ['in', 'im', 'ir', 'il', 'un', 'non', 'dis', 'de', 'a', 'an'];

/** Two words that only look alike: opposed by prefix, suffix, negation or a digit. */
export function opposed(a: string, b: string): boolean {
	if (a === b) return false;
	if (/\d/.test(a + b)) return true;
	return (
		NEGATIONS.some((no) => no + a === b || no + b === a) ||
		PREFIXES.some((group) => differ(group, (part) => [a.startsWith(part), b.startsWith(part)])) ||
		SUFFIXES.some((group) => differ(group, (part) => [a.endsWith(part), b.endsWith(part)])) ||
		WORDS.some((group) => differ(group, (part) => [a === part, b === part]))
	);
}

/** Each word has a part of the group, and not the same one. */
function differ(group: readonly string[], has: (part: string) => readonly [boolean, boolean]) {
	const longest = (which: 0 | 1) =>
		group.filter((part) => has(part)[which]).sort((x, y) => y.length - x.length)[0];
	const [a, b] = [longest(0), longest(1)];
	return a !== undefined && b !== undefined && a !== b;
}
