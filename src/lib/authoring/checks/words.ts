/** For comparing: lower case, no accents, no braces, no punctuation, single blanks. */
export const plain = (text: string): string => wordsOf(text).join(' ');

/** The words of a text in lower case, without accents; numbers and `%` count. */
export const wordsOf = (text: string): string[] =>
	text
		.toLowerCase()
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/[’']/g, '')
		.match(/[\p{L}\p{N}%]+/gu) ?? [];

const EVERYDAY = new Set(
	(
		'about above after also and are article asks asked because been before being between both but ' +
		'can cause causes could does done during each for from give given gives has have how into ' +
		'its list listed lists made make makes many may more most much name named names not number ' +
		'one only other over part per procedure say says should some source such text than that the ' +
		'their them then there these they this those through under used uses using value was were ' +
		'what when where which while who whose why will with would'
	).split(' ')
);

/** Words that carry content: four letters or more, none of the everyday ones; plurals fold. */
export const contentWords = (text: string): Set<string> =>
	new Set(
		wordsOf(text)
			.filter((w) => w.length >= 4 && !EVERYDAY.has(w))
			.map((w) => (w.endsWith('s') && !w.endsWith('ss') ? w.slice(0, -1) : w))
	);

/** The words between the braces of a cloze sentence, one entry per pair. */
export const braced = (says: string): string[] =>
	[...says.matchAll(/\{([^{}]*)\}/g)].map((m) => m[1] ?? '');
