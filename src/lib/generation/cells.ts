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
	{ readonly is: 'stated'; readonly fact: Fact } | ({ readonly is: 'wrong' } & Falsity)
);

/** Stated, or wrong by a ground; null where it is neither. Silence is not falsity. */
export function judge(index: DeckIndex, subject: TermId, feature: Feature): Judgement | null {
	const facts = factsIn(index, subject, feature.slot);
	const fact = facts.find(
		(one) => meaningOfFact(index, one).term === feature.term && isPlain(index, one)
	);
	if (fact && !isKeptOut(index, subject, feature.term)) return { subject, is: 'stated', fact };
	const falsity = falsityOf(index, subject, feature, facts);
	return falsity ? { subject, is: 'wrong', ...falsity } : null;
}

const factsIn = (index: DeckIndex, subject: TermId, slot: Slot): Fact[] =>
	(index.factsOf.get(subject) ?? []).filter(
		(fact) => fact.slot === slot && fact.status !== 'retired'
	);

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

/** Why a procedure is not asked about a feature, and the conflicts that has to do with. */
export type Open = Pick<ShownCell, 'why' | 'note'> & Pick<Falsity, 'conflicts'>;

/** The sources disagree, say something near it, or are silent. */
export function openness(index: DeckIndex, subject: TermId, { slot, meaning }: Feature): Open {
	const facts = factsIn(index, subject, slot);
	const near = statedForFamily(index, subject).filter(
		(fact) => fact.slot === slot && related(index, meaningOfFact(index, fact), meaning)
	);
	const telling = [...new Set([...near, ...(facts.length <= FEW ? facts : [])])];
	const disputed = telling.filter(({ status }) => status === 'disputed');
	const conflicts = [...new Set(disputed.flatMap((fact) => fact.conflicts))];
	if (conflicts.length > 0)
		return {
			why: 'disputed',
			note: conflicts.map((id) => sentence(index.conflicts.get(id)?.title ?? id)).join(' '),
			conflicts
		};
	return {
		why: telling.length > 0 ? 'unclear' : 'not-stated',
		note: telling.map(({ says }) => withoutBraces(says)).join(' '),
		conflicts
	};
}

const sentence = (title: string): string => (/[.?!]$/.test(title) ? title : `${title}.`);
