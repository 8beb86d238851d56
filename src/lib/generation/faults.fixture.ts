import type { Deck } from '$lib/domain/deck';
import type { Fact, Value } from '$lib/domain/fact';
import type { TermId } from '$lib/domain/ids';
import type { Option, QuestionOf } from '$lib/domain/question';

/*
 * The rules of soundness once more, written straight from the design and from the deck alone: plain
 * loops, nothing shared with the code under test.
 */

type Choice = QuestionOf<'single-choice' | 'multiple-choice'>;
type Wrong = Extract<Option, { correct: false }>;

const lower = (text: string) =>
	text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}.%]+/gu, ' ')
		.trim();

/** Every rule that a question with options breaks, each as a line. `known`: options judged before. */
export function faultsOf(
	deck: Deck,
	question: Choice,
	known = new Map<string, readonly string[]>()
): string[] {
	const out: string[] = [];
	const fault = (what: string, about: string) =>
		out.push(`${question.cardId} ${question.seed} ${what}: ${about}`);
	const wrong = question.options.filter((option): option is Wrong => !option.correct);
	const right = question.options.filter((option) => option.correct);

	if (wrong.length < 2 || question.options.length > 7)
		fault('count', String(question.options.length));
	if (question.form === 'single-choice' && (right.length !== 1 || question.options.length > 5))
		fault('count', String(question.options.length));
	const texts = question.options.map((option) => lower(option.text));
	if (new Set(texts).size !== texts.length) fault('twice', texts.join(', '));

	for (const option of wrong) {
		const key = [question.cardId, option.text, option.ground, option.rationale].join('|');
		const claims = known.get(key) ?? claimFaults(deck, question, option);
		known.set(key, claims);
		for (const claim of claims) fault(claim, option.text);
		const lengths = right.map((key) => key.text.length);
		const usual = lengths.reduce((a, b) => a + b, 0) / lengths.length;
		if (Math.abs(option.text.length - usual) > Math.max(12, 0.3 * usual))
			fault('length', option.text);
		if (!right.some((key) => sameKind(deck, key, option))) fault('category', option.text);
		const word = clang(deck, question.stem, right, option);
		if (word) fault(`clang "${word}"`, option.text);
	}
	for (const conflict of deck.conflicts)
		for (const group of conflict.keepApart) {
			const inGroup = question.options.filter(
				(option) => option.termId && group.includes(option.termId)
			);
			if (inGroup.length > 1 && wrong.some((option) => inGroup.includes(option)))
				fault(`not kept apart by ${conflict.id}`, inGroup.map((option) => option.text).join(', '));
		}
	return out;
}

/** What speaks against calling this wrong, whatever stands beside it. */
function claimFaults(deck: Deck, question: Choice, option: Wrong): string[] {
	const out: string[] = [];
	const asked = deck.facts.filter((fact) => question.factIds.includes(fact.id));
	const own = deck.facts.filter(
		(fact) => asked.includes(fact) || asked.some((one) => one.list && one.list === fact.list)
	);
	const family = familyOf(deck, question.subject);
	const names = [
		lower(option.text),
		...(option.termId ? namesOf(deck, { kind: 'term', term: option.termId }) : [])
	];
	const namedIn = (text: string) => names.some((name) => ` ${lower(text)} `.includes(` ${name} `));

	if (option.rationale.trim() === '') out.push('no reason');
	if (!hasGround(deck, own, option, family)) out.push(`no ground ${option.ground}`);
	for (const fact of deck.facts) {
		if (!family.includes(fact.subject)) continue;
		if (isSame(deck, fact.value, option)) out.push(`stated by ${fact.id}`);
		if (option.ground !== 'foil' && namedIn(fact.says.replace(/[{}]/g, '')))
			out.push(`named by ${fact.id}`);
	}
	for (const conflict of deck.conflicts) {
		const touches =
			conflict.subjects.some((id) => family.includes(id)) ||
			own.some((fact) => fact.conflicts.includes(conflict.id));
		if (!touches) continue;
		if (conflict.keepOut.some((id) => isSame(deck, { kind: 'term', term: id }, option)))
			out.push(`kept out by ${conflict.id}`);
		if (conflict.sides.some(({ says }) => namedIn(says))) out.push(`claimed in ${conflict.id}`);
		for (const fact of deck.facts)
			if (fact.conflicts.includes(conflict.id) && isSame(deck, fact.value, option))
				out.push(`side of ${conflict.id}`);
	}
	// Asked which procedure, another one is right, too, where a source says the same of it.
	const { termId } = option;
	for (const fact of deck.facts)
		if (termId && familyOf(deck, termId).includes(fact.subject) && !family.includes(fact.subject))
			for (const one of asked)
				if (fact.slot === one.slot && areEqual(deck, fact, one)) out.push(`shared by ${fact.id}`);
	return out;
}

/** Two facts that say the same of their subjects, or each of the other's. */
function areEqual(deck: Deck, a: Fact, b: Fact): boolean {
	const [one, other] = [a, b].map((fact) => namesOf(deck, fact.value));
	return (
		one?.some((name) => other?.includes(name)) === true ||
		namesOf(deck, { kind: 'term', term: b.subject }).some((name) => one?.includes(name))
	);
}

const families = new WeakMap<Deck, Map<TermId, TermId[]>>();

/** The subject, what it is part of, and its parts. */
export function familyOf(deck: Deck, subject: TermId): TermId[] {
	const ofDeck = families.get(deck) ?? new Map<TermId, TermId[]>();
	families.set(deck, ofDeck);
	const up = (id: TermId): TermId[] => {
		const broader = deck.terms.find((term) => term.id === id)?.broader;
		return broader ? [broader, ...up(broader)] : [];
	};
	const below = () =>
		deck.terms.filter((term) => up(term.id).includes(subject)).map((term) => term.id);
	const family = ofDeck.get(subject) ?? [subject, ...up(subject), ...below()];
	ofDeck.set(subject, family);
	return family;
}

function namesOf(deck: Deck, value: Value): string[] {
	if (value.kind === 'statement') return [lower(value.text)];
	if (value.kind === 'quantity') return [];
	const term = deck.terms.find((one) => one.id === value.term);
	return term ? [term.name, ...term.synonyms].map(lower) : [];
}

/** By term, broader or narrower term, name or synonym. */
function isSame(deck: Deck, value: Value, option: Option): boolean {
	if (value.kind === 'term' && option.termId && familyOf(deck, value.term).includes(option.termId))
		return true;
	return namesOf(deck, value).includes(lower(option.text));
}

function hasGround(deck: Deck, own: readonly Fact[], option: Wrong, family: TermId[]): boolean {
	const lists = deck.lists.filter((list) => own.some((fact) => fact.list === list.id));
	const [first] = own;
	if (!first) return false;
	const elsewhere = deck.facts.filter(
		(fact) =>
			!family.includes(fact.subject) && (isSame(deck, fact.value, option) || isNumber(fact, option))
	);
	switch (option.ground) {
		case 'foil':
			return [...own, ...lists].some((item) =>
				item.foils.some((foil) => foil.because === option.rationale)
			);
		case 'not':
			return deck.nots.some(
				(no) =>
					no.subject === first.subject && no.slot === first.slot && isSame(deck, no.value, option)
			);
		case 'complete':
			return lists.some((list) => list.complete) && elsewhere.length > 0;
		case 'definition':
			return (
				(first.single || first.slot === 'definition' || first.slot === 'target') &&
				elsewhere.some((fact) => fact.slot === first.slot)
			);
	}
}

const isNumber = (fact: Fact, option: Option) =>
	fact.value.kind === 'quantity' && /\d/.test(option.text);

function sameKind(deck: Deck, key: Option, option: Wrong): boolean {
	const [a, b] = [key, option].map(({ termId }) => deck.terms.find((term) => term.id === termId));
	if (!a || !b) return /\d/.test(key.text) === /\d/.test(option.text) || !/^\d/.test(key.text);
	return a.kind === b.kind && a.plural === b.plural;
}

/** A long word that the stem and the wrong option have and no right one. */
function clang(
	deck: Deck,
	stem: string,
	right: readonly Option[],
	option: Wrong
): string | undefined {
	const known = right.flatMap((key) => [
		key.text,
		...(key.termId ? namesOf(deck, { kind: 'term', term: key.termId }) : [])
	]);
	const inKey = lower(known.join(' ')).split(' ');
	const inStem = lower(stem).split(' ');
	return lower(option.text)
		.split(' ')
		.find(
			(word) =>
				word.length > 5 && !ASKING.has(word) && inStem.includes(word) && !inKey.includes(word)
		);
}

const ASKING = new Set([
	'through',
	'should',
	'between',
	'before',
	'source',
	'answer',
	'article',
	'without'
]);
