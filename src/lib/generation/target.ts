import type { Fact, FactList, Foil, Slot } from '$lib/domain/fact';
import { SINGLE_VALUED } from '$lib/domain/fact';
import type { ConflictId, TermId } from '$lib/domain/ids';
import { membersOf, type DeckIndex } from './deck-index';
import { meaningOfFact, type Meaning } from './meaning';
import { choiceStems, listStems } from './stems';
import { foldedWords } from './text';

/** What a question with options asks for: the answers that are right and the frame they stand in. */
export interface Target {
	readonly subject: TermId;
	readonly slot: Slot;
	readonly keys: readonly Meaning[];
	readonly list: FactList | null;
	/** The slot has this one value only, so that another subject's value is wrong here. */
	readonly single: boolean;
	readonly foils: readonly Foil[];
	readonly conflicts: ReadonlySet<ConflictId>;
	/** The words of every stem it may be asked with, folded. */
	readonly stemWords: ReadonlySet<string>;
}

/** The question that asks for one fact. */
export function targetOfFact(index: DeckIndex, fact: Fact): Target {
	const list = fact.list === null ? null : (index.lists.get(fact.list) ?? null);
	return {
		subject: fact.subject,
		slot: fact.slot,
		keys: [meaningOfFact(index, fact)],
		list,
		single: fact.single || (SINGLE_VALUED.has(fact.slot) && list === null),
		foils: [...fact.foils, ...(list?.foils ?? [])],
		conflicts: new Set([
			...fact.conflicts,
			...(list ? membersOf(index, list).flatMap((member) => member.conflicts) : [])
		]),
		stemWords: wordsOf(choiceStems(index, fact))
	};
}

/** The question that asks for every member of a list. */
export function targetOfList(index: DeckIndex, list: FactList): Target {
	const members = membersOf(index, list);
	return {
		subject: list.subject,
		slot: list.slot,
		keys: members.map((member) => meaningOfFact(index, member)),
		list,
		single: false,
		foils: list.foils,
		conflicts: new Set(members.flatMap((member) => member.conflicts)),
		stemWords: wordsOf(listStems(index, list))
	};
}

const wordsOf = (stems: readonly string[]) => new Set(stems.flatMap(foldedWords));
