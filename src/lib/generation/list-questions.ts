import type { Card } from '$lib/domain/card';
import type { Fact, FactList } from '$lib/domain/fact';
import type { QuestionOf } from '$lib/domain/question';
import { pick, shuffled, type Random } from '$lib/domain/random';
import {
	arranged,
	enoughFor,
	FEWEST_WRONG,
	keptApart,
	rightOption,
	together,
	wrongOption
} from './choice';
import { membersOf, type DeckIndex } from './deck-index';
import { drawFor, frame, noSuchForm } from './frame';
import { meaningOfFact, type Meaning } from './meaning';
import { misplaced } from './misplaced';
import { sameLength } from './parallel';
import { phraseOf } from './show';
import { distractors, type Distractor } from './soundness';
import { listStems, orderStems } from './stems';
import { capitalise, enumerate, inWords, withoutBraces } from './text';
import { typedMembers } from './typed';

/** More options than this are read, not weighed. */
const MOST_OPTIONS = 7;
const MOST_RIGHT = 5;
/** More steps than this cannot be held in view; longer lists are asked by a stretch of them. */
const MOST_STEPS = 10;
const STRETCH = 6;

export function multipleChoice(
	index: DeckIndex,
	card: Card,
	list: FactList,
	seed: number
): QuestionOf<'multiple-choice'> {
	// Of an open list nobody can say what does not apply.
	if (!list.complete) throw noSuchForm(card, 'multiple-choice');
	const draw = drawFor(card, 'multiple-choice', seed);
	const members = someMembers(index, list, draw);
	const keys = members.map((member) => meaningOfFact(index, member));
	const wrong = wrongBeside(index, list, keys, draw);
	if (wrong.length < FEWEST_WRONG) throw noSuchForm(card, 'multiple-choice');
	const offered = [
		...members.map((member) =>
			rightOption(meaningOfFact(index, member), withoutBraces(member.says))
		),
		...wrong.map(wrongOption)
	];
	return {
		...frameOf(index, card, list, members, seed, chooseAll(pick(listStems(index, list), draw))),
		form: 'multiple-choice',
		options: arranged(offered, draw)
	};
}

/** As long as the members shown, where there are enough such: the list's others may be longer. */
function wrongBeside(
	index: DeckIndex,
	list: FactList,
	keys: readonly Meaning[],
	draw: Random
): Distractor[] {
	const sound = distractors(index, list);
	const like = sound.filter(({ meaning }) => sameLength(keys, meaning));
	const count = MOST_OPTIONS - keys.length;
	return together(index, keys, enoughFor(index, keys, like) ? like : sound, count, draw);
}

const chooseAll = (stem: string) => `${stem} Choose all that apply.`;

/** All members of a short list; of a long one a few, as many as the seed says. */
function someMembers(index: DeckIndex, list: FactList, draw: Random): Fact[] {
	const apart = keptApart(index);
	const members = membersOf(index, list);
	const most = members.length < MOST_RIGHT ? members.length : MOST_RIGHT - Math.floor(3 * draw());
	const chosen: Fact[] = [];
	for (const next of shuffled(members, draw)) {
		const meaning = meaningOfFact(index, next);
		const fits = !chosen.some((other) => apart(meaningOfFact(index, other), meaning));
		if (fits && chosen.length < most) chosen.push(next);
	}
	return members.filter((member) => chosen.includes(member));
}

export function listRecall(
	index: DeckIndex,
	card: Card,
	list: FactList,
	seed: number
): QuestionOf<'list-recall'> {
	const members = typedMembers(index, list);
	if (!members) throw noSuchForm(card, 'list-recall');
	const stem = pick(listStems(index, list), drawFor(card, 'list-recall', seed));
	const name = ` Name all ${inWords(members.length)}${list.ordered ? ' in order' : ''}.`;
	return {
		...frameOf(
			index,
			card,
			list,
			membersOf(index, list),
			seed,
			stem.startsWith('Name') ? stem : stem + name
		),
		form: 'list-recall',
		members,
		ordered: list.ordered
	};
}

/** All members at once, from memory, for lists that are too long to type. */
export function recallOfList(
	index: DeckIndex,
	card: Card,
	list: FactList,
	seed: number
): QuestionOf<'recall'> {
	const members = membersOf(index, list);
	const stem = pick(listStems(index, list), drawFor(card, 'recall', seed));
	return {
		...frameOf(index, card, list, members, seed, stem),
		form: 'recall',
		points: members.map((member) => capitalise(phraseOf(index, member.value)))
	};
}

export function ordering(
	index: DeckIndex,
	card: Card,
	list: FactList,
	seed: number
): QuestionOf<'ordering'> {
	if (!list.ordered) throw noSuchForm(card, 'ordering');
	const draw = drawFor(card, 'ordering', seed);
	const members = membersOf(index, list);
	const whole = members.length <= MOST_STEPS;
	const start = whole ? 0 : Math.floor(draw() * (members.length - STRETCH + 1));
	const asked = whole ? members : members.slice(start, start + STRETCH);
	const places = misplaced(
		asked.map((_, at) => at),
		draw
	);
	const stem = whole
		? pick(orderStems(index, list), draw)
		: `These ${inWords(asked.length)} follow one another in ${list.name}. Put them in order, first to last.`;
	return {
		...frameOf(index, card, list, asked, seed, stem),
		form: 'ordering',
		steps: places
			.flatMap((at) => asked[at] ?? [])
			.map((step) => capitalise(phraseOf(index, step.value))),
		order: asked.map((_, at) => places.indexOf(at))
	};
}

function frameOf(
	index: DeckIndex,
	card: Card,
	list: FactList,
	facts: readonly Fact[],
	seed: number,
	stem: string
) {
	const phrases = facts.map((fact) => phraseOf(index, fact.value));
	const key = capitalise(list.ordered ? phrases.join('; ') : enumerate(phrases));
	return frame(index, card, { seed, stem, key, facts, places: [list.source] });
}
