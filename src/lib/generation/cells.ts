import type { Conflict } from '$lib/domain/deck';
import { SINGLE_VALUED, type Fact, type Locator, type Slot } from '$lib/domain/fact';
import type { ConflictId, TermId } from '$lib/domain/ids';
import type { Ground, ShownCell } from '$lib/domain/question';
import { isAsked } from './asked';
import { membersOf, statedForFamily, termOf, type DeckIndex } from './deck-index';
import { isKeptOut } from './disputes';
import { meaningOf, meaningOfFact, related, type Meaning } from './meaning';
import { truthRules } from './soundness';
import { withoutBraces } from './text';

/** What a slot may hold for several procedures: a kind of anaesthesia, of guidance, a nerve. */
export interface Feature {
	readonly slot: Slot;
	readonly meaning: Meaning;
	readonly term: TermId;
}

/** Why a procedure does not have a feature, and where that stands. */
interface Falsity {
	readonly ground: Ground;
	readonly rationale: string;
	readonly place: Locator;
	readonly conflicts: readonly ConflictId[];
}

/** What the deck lets be said of a procedure and a feature. */
export type Judgement = { readonly subject: TermId } & (
	| { readonly is: 'stated'; readonly fact: Fact }
	| ({ readonly is: 'wrong' } & Falsity)
	| ({ readonly is: 'open'; readonly conflicts: readonly ConflictId[] } & Pick<
			ShownCell,
			'why' | 'note'
	  >)
);

/** Stated, wrong by a ground, or neither: that is shown and not asked. Silence is not falsity. */
export function judge(index: DeckIndex, subject: TermId, feature: Feature): Judgement {
	const facts = (index.factsOf.get(subject) ?? []).filter(
		(fact) => fact.slot === feature.slot && fact.status !== 'retired'
	);
	const stating = facts.filter((fact) => meaningOfFact(index, fact).term === feature.term);
	const fact = stating.find((one) => isPlain(index, one));
	if (fact && !isKeptOut(index, subject, feature.term)) return { subject, is: 'stated', fact };
	const falsity = stating.length === 0 && falsityOf(index, subject, feature, facts);
	return falsity
		? { subject, is: 'wrong', ...falsity }
		: { subject, is: 'open', ...openness(index, subject, feature, facts) };
}

/** Asked without any qualification, and in no conflict but one of scope or of names. */
const isPlain = ({ conflicts }: DeckIndex, fact: Fact): boolean =>
	fact.status === 'stated' &&
	isAsked(fact) &&
	fact.conflicts.every((id) => isTension(conflicts.get(id)));

/** A cell names its document, so texts that differ in scope or in names may stand side by side. */
const isTension = (conflict: Conflict | undefined): boolean => conflict?.kind === 'tension';

/** A slot with more values than this says little of one that is not among them. */
const FEW = 2;

function falsityOf(
	index: DeckIndex,
	subject: TermId,
	feature: Feature,
	facts: readonly Fact[]
): Falsity | null {
	const found = [
		...denials(index, subject, feature),
		...exclusions(index, subject, feature, facts),
		...otherValues(index, feature, facts)
	];
	return (
		found.find(({ ground, conflicts }) => {
			const mayBeTrue = truthRules(index, subject, new Set(conflicts), isTension);
			return !mayBeTrue(feature.meaning, ground);
		}) ?? null
	);
}

const denials = (index: DeckIndex, subject: TermId, { slot, term }: Feature): Falsity[] =>
	index.deck.nots
		.filter((not) => not.subject === subject && not.slot === slot)
		.filter((not) => meaningOf(index, not.value).term === term)
		.map(({ says, source, conflicts }) => ({
			ground: 'not',
			rationale: withoutBraces(says),
			place: source,
			conflicts
		}));

/** A complete list that holds all there is of the kind: of another list the slot may hold more. */
function exclusions(
	index: DeckIndex,
	subject: TermId,
	{ slot, term }: Feature,
	facts: readonly Fact[]
): Falsity[] {
	const alike = facts.filter((fact) => isOfKind(index, fact, term));
	return index.deck.lists
		.filter((list) => list.complete && list.subject === subject && list.slot === slot)
		.filter(({ id }) => alike.length > 0 && alike.every((fact) => fact.list === id))
		.filter((list) => membersOf(index, list).every((fact) => isPlain(index, fact)))
		.map((list) => ({
			ground: 'complete',
			rationale: `Not among ${list.name}.`,
			place: list.source,
			conflicts: alike.flatMap((fact) => fact.conflicts)
		}));
}

const otherValues = (index: DeckIndex, { term }: Feature, facts: readonly Fact[]): Falsity[] =>
	facts
		.filter((fact) => fact.single || (SINGLE_VALUED.has(fact.slot) && fact.list === null))
		.filter((fact) => isPlain(index, fact) && isOfKind(index, fact, term))
		.map(({ says, source, conflicts }) => ({
			ground: 'definition',
			rationale: withoutBraces(says),
			place: source,
			conflicts
		}));

/** Its value is a thing of the same kind: one nerve is set against another, not against a phrase. */
function isOfKind(index: DeckIndex, fact: Fact, term: TermId): boolean {
	const own = meaningOfFact(index, fact).term;
	return own !== null && termOf(index, own).kind === termOf(index, term).kind;
}

/** Why it is not asked: the sources disagree, say something near it, or are silent. */
function openness(
	index: DeckIndex,
	subject: TermId,
	{ slot, meaning }: Feature,
	facts: readonly Fact[]
) {
	const near = statedForFamily(index, subject).filter(
		(fact) => fact.slot === slot && related(index, meaningOfFact(index, fact), meaning)
	);
	const telling = [...new Set([...near, ...(facts.length <= FEW ? facts : [])])];
	const disputed = telling.filter(({ status }) => status === 'disputed');
	const conflicts = [...new Set(disputed.flatMap((fact) => fact.conflicts))];
	if (conflicts.length > 0)
		return {
			why: 'disputed' as const,
			note: conflicts.map((id) => sentence(index.conflicts.get(id)?.title ?? id)).join(' '),
			conflicts
		};
	return {
		why: telling.length > 0 ? ('unclear' as const) : ('not-stated' as const),
		note: telling.map(({ says }) => withoutBraces(says)).join(' '),
		conflicts
	};
}

const sentence = (title: string): string => (/[.?!]$/.test(title) ? title : `${title}.`);
