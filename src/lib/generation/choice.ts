import { randomFrom, shuffled, type Random } from '$lib/domain/random';
import type { Option } from '$lib/domain/question';
import type { DeckIndex } from './deck-index';
import { RANK } from './grounds';
import { isKindOf, meaningOfTerm, related, type Meaning } from './meaning';
import { orderOf } from './quantity';
import { remembered } from './remembered';
import type { Distractor } from './soundness';
import { capitalise } from './text';

/** A question with options needs at least this many wrong ones. */
export const FEWEST_WRONG = 2;

// Ranks lie 1 to 2 apart: a declared pair is nearly always there, the rest takes turns.
const TURN = 2;

/**
 * Up to `count` of the distractors that can stand together beside the keys; others for other seeds.
 * What merely belongs elsewhere serves only where there is too little else: no padding.
 */
export function together(
	index: DeckIndex,
	keys: readonly Meaning[],
	sound: readonly Distractor[],
	count: number,
	random: Random
): Distractor[] {
	const apart = keptApart(index);
	const clash = (a: Meaning, b: Meaning) => related(index, a, b) || apart(a, b);
	const ranked = sound
		.filter(({ meaning }) => !keys.some((key) => apart(key, meaning)))
		.map((distractor) => ({ distractor, at: distractor.rank + TURN * random() }))
		.sort((a, b) => b.at - a.at)
		.map(({ distractor }) => distractor);
	const apt = compatible(
		ranked.filter(({ rank }) => rank > RANK.elsewhere),
		count,
		clash
	);
	return apt.length >= FEWEST_WRONG ? apt : compatible(ranked, count, clash);
}

/** As many as possible, up to `count`, of which no two clash; earlier ones first. */
function compatible(
	ranked: readonly Distractor[],
	count: number,
	clash: (a: Meaning, b: Meaning) => boolean
): Distractor[] {
	let best: Distractor[] = [];
	// The first may be the one that clashes with all others, so each gets its turn to be first.
	for (let first = 0; first < ranked.length && best.length < FEWEST_WRONG; first++) {
		const chosen: Distractor[] = [];
		for (const next of [...ranked.slice(first), ...ranked.slice(0, first)])
			if (chosen.length < count && !chosen.some((other) => clash(other.meaning, next.meaning)))
				chosen.push(next);
		if (chosen.length > best.length) best = chosen;
	}
	return best;
}

/** Enough of them can stand together to make a question with options. */
export const enoughFor = (
	index: DeckIndex,
	keys: readonly Meaning[],
	sound: readonly Distractor[]
): boolean => together(index, keys, sound, FEWEST_WRONG, randomFrom(0)).length === FEWEST_WRONG;

/** Tells whether the conflicts keep two options apart. */
export function keptApart(index: DeckIndex): (a: Meaning, b: Meaning) => boolean {
	return (a, b) => {
		const others = groupsOf(index, b);
		return others.length > 0 && groupsOf(index, a).some((group) => others.includes(group));
	};
}

/** The groups of which a meaning is one, or a kind of one. */
const groupsOf = remembered((index: DeckIndex, meaning: Meaning) =>
	index.deck.conflicts
		.flatMap((conflict) => conflict.keepApart)
		.filter((group) => group.some((id) => isKindOf(index, meaning, meaningOfTerm(index, id))))
);

/** An option and the meaning it was made from. */
export interface Offered {
	readonly meaning: Meaning;
	readonly option: Option;
}

export const rightOption = (meaning: Meaning, rationale: string): Offered => ({
	meaning,
	option: { text: capitalise(meaning.text), termId: meaning.term, rationale, correct: true }
});

export const wrongOption = ({ meaning, rationale, ground }: Distractor): Offered => ({
	meaning,
	option: {
		text: capitalise(meaning.text),
		termId: meaning.term,
		rationale,
		correct: false,
		ground
	}
});

/** Numbers ascend; everything else is shuffled. */
export function arranged(offered: readonly Offered[], random: Random): Option[] {
	const order = (one: Offered) => (one.meaning.quantity ? orderOf(one.meaning.quantity) : 0);
	const numeric = offered.every(({ meaning }) => meaning.quantity);
	const placed = numeric
		? [...offered].sort((a, b) => order(a) - order(b))
		: shuffled(offered, random);
	return placed.map(({ option }) => option);
}
