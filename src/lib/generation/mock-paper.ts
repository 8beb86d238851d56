import type { Card } from '$lib/domain/card';
import type { CardId } from '$lib/domain/ids';
import type { Form } from '$lib/domain/question';
import { randomFrom, shuffled } from '$lib/domain/random';
import type { DeckIndex } from './deck-index';
import { formsOf } from './forms';
import { chooseForm } from './ladder';

/** A card that may be drawn. */
export interface Candidate {
	readonly card: Pick<Card, 'id' | 'group'>;
	readonly category: string;
}

/** A place of the paper: with its card it makes a question. */
export interface Drawn {
	readonly card: CardId;
	readonly category: string;
	readonly seed: number;
}

/** What a share of so many questions comes to. */
export interface Quota {
	readonly category: string;
	/** 0 to 1. */
	readonly share: number;
	readonly questions: number;
	/** Cards there are to draw from; fewer than `questions` leave places empty. */
	readonly cards: number;
}

/**
 * So many questions divided by the blueprint's shares, or without one by the number of cards: whole
 * numbers by the largest remainder (Hamilton), which sum to `questions` and are off by less than one.
 */
export function quotasOf(
	questions: number,
	blueprint: Readonly<Record<string, number>> | null,
	candidates: readonly Pick<Candidate, 'category'>[]
): Quota[] {
	const cards = new Map<string, number>();
	for (const { category } of candidates) cards.set(category, (cards.get(category) ?? 0) + 1);
	const weights = blueprint
		? Object.entries(blueprint).filter(([, weight]) => weight > 0)
		: [...cards];
	const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
	if (total === 0) return [];
	const exact = weights.map(([category, weight]) => ({ category, share: weight / total }));
	const given = largestRemainder(
		exact.map(({ share }) => share * questions),
		questions
	);
	return exact.map(({ category, share }, at) => ({
		category,
		share,
		questions: given[at] ?? 0,
		cards: cards.get(category) ?? 0
	}));
}

/** Rounds parts to whole numbers of sum `total`; of equal remainders the first goes first. */
function largestRemainder(parts: readonly number[], total: number): number[] {
	const whole = parts.map(Math.floor);
	const left = total - whole.reduce((sum, part) => sum + part, 0);
	const byRemainder = parts
		.map((part, at) => ({ at, remainder: part - Math.floor(part) }))
		.sort((a, b) => b.remainder - a.remainder || a.at - b.at);
	for (const { at } of byRemainder.slice(0, left)) whole[at] = (whole[at] ?? 0) + 1;
	return whole;
}

/** The most questions, up to `wanted`, for which no category lacks cards. */
export function mostWithoutGap(
	wanted: number,
	blueprint: Readonly<Record<string, number>> | null,
	candidates: readonly Pick<Candidate, 'category'>[]
): number {
	for (let questions = wanted; questions > 0; questions--) {
		const quotas = quotasOf(questions, blueprint, candidates);
		if (quotas.length > 0 && quotas.every((one) => one.questions <= one.cards)) return questions;
	}
	return 0;
}

/**
 * Draws the paper: each category's quota, no card twice, in an order that mixes the categories. Of
 * cards of one list the first drawn keeps the others back as long as there are enough: one question
 * should not answer the next. Equal seeds, equal papers.
 */
export function drawPaper(
	quotas: readonly Quota[],
	candidates: readonly Candidate[],
	seed: number
): Drawn[] {
	const random = randomFrom(`paper ${seed}`);
	const used = new Set<string>();
	const drawn = quotas.flatMap(({ category, questions }) => {
		const own = shuffled(
			candidates.filter((candidate) => candidate.category === category),
			random
		);
		return inTurn(own, used).slice(0, questions);
	});
	return asked(
		shuffled(drawn, random).map(({ card, category }) => ({ card: card.id, category })),
		seed
	);
}

/** The same cards in another order with other seeds. */
export function redrawn(items: readonly Pick<Drawn, 'card' | 'category'>[], seed: number): Drawn[] {
	return asked(shuffled(items, randomFrom(`paper ${seed}`)), seed);
}

function asked(items: readonly Pick<Drawn, 'card' | 'category'>[], seed: number): Drawn[] {
	const random = randomFrom(`questions ${seed}`);
	return items.map(({ card, category }) => ({
		card,
		category,
		seed: Math.floor(random() * 2 ** 32)
	}));
}

/** Cards whose list has not had its turn come first. */
function inTurn(candidates: readonly Candidate[], used: Set<string>): Candidate[] {
	const later: Candidate[] = [];
	const first = candidates.filter((candidate) => {
		const { group } = candidate.card;
		if (group === null) return true;
		if (used.has(group)) later.push(candidate);
		else {
			used.add(group);
			return true;
		}
		return false;
	});
	return [...first, ...later];
}

/** The forms of a card that a machine can mark. */
export const markableForms = (index: DeckIndex, card: Card): readonly Form[] =>
	formsOf(index, card).filter((form) => form !== 'recall');

/** How a card is put in an exam: as at the foot of the ladder, so mostly with options. */
export const examForm = (index: DeckIndex, card: Card, seed: number): Form =>
	chooseForm(markableForms(index, card), null, seed);

/** A card that rests on a claim about which the sources disagree, or asks who says what. */
export const isDisputed = (index: DeckIndex, card: Card): boolean =>
	card.kind === 'disagreement' ||
	(card.kind === 'written' && (index.questions.get(card.written)?.conflicts.length ?? 0) > 0) ||
	card.factIds.some((id) => index.facts.get(id)?.status === 'disputed');
