import type { Conflict } from '$lib/domain/deck';
import type { ConflictId, TermId } from '$lib/domain/ids';
import { familyOf, type DeckIndex } from './deck-index';
import {
	isKindOf,
	meaningOfFact,
	meaningOfTerm,
	mentionedIn,
	related,
	type Meaning
} from './meaning';
import { remembered } from './remembered';
import { foldedWords } from './text';

/** A conflict as it bears on what may be offered as wrong. */
interface Dispute {
	readonly index: DeckIndex;
	readonly conflict: Conflict;
	/** What the facts that take part in it say. */
	readonly claims: readonly Meaning[];
	/** The words of each side, folded. */
	readonly sides: readonly (readonly string[])[];
}

const disputeOf = remembered((index: DeckIndex, conflict: Conflict): Dispute => ({
	index,
	conflict,
	claims: index.deck.facts
		.filter((fact) => fact.conflicts.includes(conflict.id))
		.map((fact) => meaningOfFact(index, fact)),
	sides: conflict.sides.map(({ says }) => foldedWords(says))
}));

/** The conflicts about a subject, what it is part of, or its parts. */
const disputesOfFamily = remembered((index: DeckIndex, subject: TermId): Dispute[] => {
	const family = familyOf(index, subject);
	return index.deck.conflicts
		.filter((conflict) => conflict.subjects.some((id) => family.has(id)))
		.map((conflict) => disputeOf(index, conflict));
});

const isKeptOutBy = remembered(({ index, conflict }: Dispute, meaning: Meaning): boolean =>
	conflict.keepOut.some((id) => isKindOf(index, meaning, meaningOfTerm(index, id)))
);

/** A side of it says this, or speaks of it. */
const isClaimedIn = remembered(
	({ index, claims, sides }: Dispute, meaning: Meaning): boolean =>
		claims.some((claim) => related(index, claim, meaning)) ||
		sides.some((says) => mentionedIn(meaning, says))
);

/** Why the conflicts forbid to call something wrong; null = they do not. */
export type Disputed = 'kept-out' | 'in-conflict';

/**
 * What the conflicts take out of the options of a question about `subject` that rests on the
 * conflicts `own`. Conflicts for which `settled` holds are left out of account.
 */
export function disputedFor(
	index: DeckIndex,
	subject: TermId,
	own: ReadonlySet<ConflictId>,
	settled: (conflict: Conflict) => boolean = () => false
): (meaning: Meaning) => Disputed | null {
	const family = familyOf(index, subject);
	const about = disputesOfFamily(index, subject);
	const itsOwn = [...own].flatMap((id) => {
		const conflict = index.conflicts.get(id);
		return conflict ? [disputeOf(index, conflict)] : [];
	});
	const touching = [...new Set([...about, ...itsOwn])].filter(({ conflict }) => !settled(conflict));
	// Of the question's own disagreements the other subjects are a side, too.
	const others = itsOwn
		.flatMap(({ conflict }) => conflict.subjects)
		.filter((id) => !family.has(id))
		.map((id) => meaningOfTerm(index, id));
	return (meaning) =>
		about.some((dispute) => isKeptOutBy(dispute, meaning)) ||
		others.some((other) => isKindOf(index, meaning, other))
			? 'kept-out'
			: touching.some((dispute) => isClaimedIn(dispute, meaning))
				? 'in-conflict'
				: null;
}

/** A conflict about this very subject keeps the term out of its questions. */
export const isKeptOut = (index: DeckIndex, subject: TermId, term: TermId): boolean =>
	index.deck.conflicts.some(
		({ subjects, keepOut }) => subjects.includes(subject) && keepOut.includes(term)
	);
