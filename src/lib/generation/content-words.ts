import { fold } from './text';

// Question words, verbs of asking and names of documents: shared by stem and option they tell nothing.
const EMPTY_WORDS = new Set(
	(
		'after along also among answer article before being between comparison consultation could describe ' +
		'described does from give given have into leaflet list listed made more most much name named none other ' +
		'page said same says should source state stated such table text than that them then there these they this ' +
		'those through under used uses using what when where which while with without would your'
	)
		.split(' ')
		.map(fold)
);

/** A word that can give an answer away when stem and option share it. */
export const isContent = (word: string): boolean => word.length > 3 && !EMPTY_WORDS.has(word);
