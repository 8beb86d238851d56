import { fold, withoutBraces, words } from '$lib/generation/text';

/** Equal for two texts that differ in case, accents, punctuation and braces only. */
export const plain = (text: string): string => words(withoutBraces(text)).join(' ');

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

/** Words that carry content: four letters or more, none of the everyday ones; spellings fold. */
export const contentWords = (text: string): Set<string> =>
	new Set(
		words(text)
			.filter((w) => w.length >= 4 && !EVERYDAY.has(w))
			.map(fold)
	);
