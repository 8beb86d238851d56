/** First letter as a sentence begins; `pH` and the like keep theirs. */
export function capitalise(text: string): string {
	return /^\p{Ll}(?=\p{Lu})/u.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

/** `a`, `a and b`, `a, b and c`; semicolons where a part has a comma or an `and` of its own. */
export function enumerate(parts: readonly string[]): string {
	const last = parts.at(-1) ?? '';
	if (parts.length < 2) return last;
	const inner = parts.some((part) => /,| and | or /.test(part));
	return `${parts.slice(0, -1).join(inner ? '; ' : ', ')}${inner ? '; and' : ' and'} ${last}`;
}

/** Without the last words that all phrases share; each keeps at least one word of its own. */
export function withoutSharedEnding(phrases: readonly string[]): string[] {
	const split = phrases.map((phrase) => phrase.split(' '));
	const most = Math.min(...split.map((one) => one.length)) - 1;
	let shared = 0;
	while (shared < most && new Set(split.map((one) => one.at(-1 - shared))).size === 1) shared++;
	return split.map((one) => one.slice(0, one.length - shared).join(' '));
}

const NUMBERS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** Small counts in words, as prose has them. */
export const inWords = (count: number): string => NUMBERS[count] ?? String(count);

/** The sentence without the braces that mark its cloze. */
export const withoutBraces = (says: string): string => says.replace(/[{}]/g, '');

/** What a cloze of this sentence blanks: the words in its first braces. */
export const inBraces = (says: string): string | null => /\{([^{}]+)\}/.exec(says)?.[1] ?? null;

/**
 * Lower case, without diacritics, punctuation and hyphens; digits keep decimal points
 * (`81,8` and `81.8` are one), and `%`, `<`, `>` stay, for they carry meaning.
 */
export function words(text: string): string[] {
	return (
		text
			.normalize('NFKD')
			.toLowerCase()
			.replace(/\p{M}/gu, '')
			.replace(/['’]/g, '')
			.replace(/(\d),(\d)/g, '$1.$2')
			.match(/\d+(?:\.\d+)?|[\p{L}\p{N}]+|[%<>≤≥]/gu) ?? []
	);
}

// A deck says the same few thousand words over and over.
const folded = new Map<string, string>();

/** US and UK spelling, singular and plural of a word fall together. */
export function fold(word: string): string {
	const known = folded.get(word);
	if (known !== undefined) return known;
	const made = unify(singular(word));
	folded.set(word, made);
	return made;
}

const unify = (word: string): string =>
	word
		.replace(/([bt])re$/, '$1er')
		.replace(/[ao]e/g, 'e')
		.replace(/our/g, 'or')
		.replace(/(?<=\w{3})([iy])s(e[ds]?|ing|ation|er)$/, '$1z$2')
		.replace(/ll/g, 'l')
		.replace(/ogue$/, 'og')
		.replace(/mme$/, 'm')
		.replace(/(def|off|lic)ence/, '$1ense')
		.replace(/sulph/, 'sulf')
		.replace(/^grey/, 'gray');

function singular(word: string): string {
	if (word.length < 4 || /(?:ss|us|is)$/.test(word)) return word;
	if (word.endsWith('omata')) return word.slice(0, -2);
	if (/[nrbl][oy]ses$/.test(word)) return `${word.slice(0, -2)}is`;
	if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
	if (/(?:x|z|ch|sh|ss)es$/.test(word)) return word.slice(0, -2);
	return word.endsWith('s') ? word.slice(0, -1) : word;
}

/** Words that join others and add nothing of their own. */
export const LINKS: ReadonlySet<string> = new Set(
	'of and or with by for to in is are be'.split(' ')
);

const ARTICLES = new Set(['a', 'an', 'the']);

// The sentences of a deck are compared with one another; what is typed passes through once.
const taken = new Map<string, readonly string[]>();
const MOST_TAKEN = 20_000;

/** The words of a text that carry it, each folded, articles left out. */
export function foldedWords(text: string): readonly string[] {
	const known = taken.get(text);
	if (known) return known;
	if (taken.size >= MOST_TAKEN) taken.clear();
	const made = words(text)
		.filter((word) => !ARTICLES.has(word))
		.map(fold);
	taken.set(text, made);
	return made;
}

/** Equal for two spellings of one name: case, hyphens, articles, plural, US/UK, order of words. */
export const nameKey = (text: string): string => [...foldedWords(text)].sort().join(' ');

/** The words of `part` stand in `whole` one after the other. Both are folded words. */
export const standsIn = (part: readonly string[], whole: readonly string[]): boolean =>
	part.length > 0 &&
	whole.some((_, at) => part.every((word, further) => whole[at + further] === word));

/**
 * Every word of `part` stands in `whole` and makes up at least half of it: `infection` and `wound
 * infection`, but not `suture` and `joining the ends with a fine suture`. Both are folded words.
 */
export function coveredBy(part: readonly string[], whole: readonly string[]): boolean {
	return (
		part.length > 0 &&
		part.every((word) => whole.includes(word)) &&
		part.length * 2 >= whole.filter((word) => !LINKS.has(word)).length
	);
}
