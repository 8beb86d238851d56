import type { Deck } from '$lib/domain/deck';
import type { Fact } from '$lib/domain/fact';
import type { TermId } from '$lib/domain/ids';
import type { Cell, QuestionOf, ShownCell } from '$lib/domain/question';
import { familyOf } from './faults.fixture';

/*
 * What a matrix must hold, written once more straight from the design and from the deck alone.
 */

const lower = (text: string) => text.toLowerCase();

/** Every rule that a matrix breaks, each as a line. `known`: cells judged before. */
export function matrixFaultsOf(
	deck: Deck,
	question: QuestionOf<'matrix'>,
	known = new Map<string, readonly string[]>()
): string[] {
	const out: string[] = [];
	const fault = (what: string, about: string) =>
		out.push(`${question.cardId} ${question.seed} ${what}: ${about}`);
	const { cells, shown } = question;
	if (cells.length < 3 || cells.length > 6) fault('count', String(cells.length));
	if (!cells.some((cell) => cell.correct)) fault('none is stated', '');
	if (cells.every((cell) => cell.correct)) fault('none is wrong', '');
	const names = [...cells, ...shown].map(({ text }) => text);
	if (new Set(names).size !== names.length) fault('twice', names.join(', '));
	if (!cells.some((cell) => cell.correct && cell.termId === question.subject))
		fault('its own procedure is not among the right ones', question.subject);
	for (const cell of [...cells, ...shown]) {
		const key = [question.cardId, ...Object.values(cell)].join('|');
		const faults =
			known.get(key) ??
			('why' in cell ? shownFaults(deck, question, cell) : cellFaults(deck, question, cell));
		known.set(key, faults);
		for (const what of faults) fault(what, cell.text);
	}
	return out;
}

/** The term it asks for, and the facts whose value it is. */
function featureOf(deck: Deck, { cardId }: QuestionOf<'matrix'>) {
	const asked = deck.facts.find((fact) => cardId.endsWith(`/${fact.id}`));
	const value = asked && termIn(deck, asked.value);
	if (!value) throw new Error(`${cardId} has no feature.`);
	return { value, featuring: deck.facts.filter((fact) => termIn(deck, fact.value) === value) };
}

function cellFaults(deck: Deck, question: QuestionOf<'matrix'>, cell: Cell): string[] {
	const out: string[] = [];
	const { slot } = question;
	const { termId: subject } = cell;
	if (!subject) return ['no procedure'];
	const { value, featuring } = featureOf(deck, question);
	if (!deck.sources.some((source) => source.name === cell.by)) out.push('no text');
	if (cell.rationale.trim() === '') out.push('no reason');
	const own = deck.facts.filter((fact) => fact.subject === subject && fact.slot === slot);
	if (cell.correct) {
		const plainly = own.some((fact) => featuring.includes(fact) && isPlain(deck, fact));
		return plainly ? out : [...out, 'is not stated plainly'];
	}
	const family = familyOf(deck, subject);
	for (const fact of deck.facts)
		if (family.includes(fact.subject) && meets(deck, fact, value))
			out.push(`is stated by ${fact.id}`);
	for (const conflict of deck.conflicts) {
		if (!conflict.subjects.some((id) => family.includes(id))) continue;
		if (conflict.keepOut.includes(value)) out.push(`kept out by ${conflict.id}`);
		const claims = featuring.some((fact) => fact.conflicts.includes(conflict.id));
		if (claims && conflict.kind !== 'tension') out.push(`disputed by ${conflict.id}`);
	}
	const alike = own.filter(
		(fact) => kindOf(deck, termIn(deck, fact.value)) === kindOf(deck, value)
	);
	const grounds = {
		not: deck.nots.some(
			(no) => no.subject === subject && no.slot === slot && termIn(deck, no.value) === value
		),
		complete: deck.lists.some(
			({ complete, facts }) =>
				complete && alike.length > 0 && alike.every((fact) => facts.includes(fact.id))
		),
		definition: alike.some(
			(fact) => isPlain(deck, fact) && (fact.single || slot === 'target' || slot === 'definition')
		),
		// An author's wrong option speaks of its own question only.
		foil: false
	};
	return grounds[cell.ground] ? out : [...out, `no ground ${cell.ground}`];
}

function shownFaults(deck: Deck, question: QuestionOf<'matrix'>, shown: ShownCell): string[] {
	const { featuring } = featureOf(deck, question);
	const subject = deck.terms.find((one) => lower(one.name) === lower(shown.text))?.id;
	const own = deck.facts.filter((fact) => fact.subject === subject && fact.slot === question.slot);
	if (shown.why === 'not-stated' && own.some((fact) => featuring.includes(fact)))
		return ['is stated but shown as not'];
	return shown.why === 'disputed' && own.every((fact) => fact.conflicts.length === 0)
		? ['no dispute']
		: [];
}

const isPlain = (deck: Deck, fact: Fact) =>
	fact.status === 'stated' &&
	fact.unasked === null &&
	deck.conflicts.every(({ id, kind }) => !fact.conflicts.includes(id) || kind === 'tension');

/** The term a value is, or is called by one of its names. */
function termIn(deck: Deck, value: Fact['value']): TermId | null {
	if (value.kind === 'term') return value.term;
	if (value.kind === 'quantity') return null;
	const text = lower(value.text);
	return (
		deck.terms.find(({ name, synonyms }) => [name, ...synonyms].map(lower).includes(text))?.id ??
		null
	);
}

const kindOf = (deck: Deck, id: TermId | null) => deck.terms.find((term) => term.id === id)?.kind;

/** Its value is the feature, a kind of it or what it is a kind of, or a sentence names it. */
function meets(deck: Deck, fact: Fact, feature: TermId): boolean {
	const own = termIn(deck, fact.value);
	const name = deck.terms.find((term) => term.id === feature)?.name ?? '';
	return (
		(own !== null && familyOf(deck, feature).includes(own)) ||
		lower(fact.says.replace(/[{}]/g, '')).includes(lower(name))
	);
}
