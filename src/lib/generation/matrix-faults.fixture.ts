import type { Deck } from '$lib/domain/deck';
import type { Fact } from '$lib/domain/fact';
import type { TermId } from '$lib/domain/ids';
import type { QuestionOf } from '$lib/domain/question';

/*
 * What a matrix must hold, written once more straight from the design and from the deck alone.
 */

const lower = (text: string) => text.toLowerCase();

/** Every rule that a matrix breaks, each as a line. */
export function matrixFaultsOf(deck: Deck, question: QuestionOf<'matrix'>): string[] {
	const out: string[] = [];
	const fault = (what: string, about: string) =>
		out.push(`${question.cardId} ${question.seed} ${what}: ${about}`);
	const { cells, shown, slot } = question;
	const term = deck.facts.find((fact) => question.cardId.endsWith(`/${fact.id}`))?.value;
	const value = term && termIn(deck, term);
	if (!value) return [`${question.cardId} has no feature`];

	if (cells.length < 3 || cells.length > 6) fault('count', String(cells.length));
	if (!cells.some((cell) => cell.correct)) fault('none is stated', '');
	if (cells.every((cell) => cell.correct)) fault('none is wrong', '');
	const names = [...cells, ...shown].map(({ text }) => text);
	if (new Set(names).size !== names.length) fault('twice', names.join(', '));
	if (!cells.some((cell) => cell.correct && cell.termId === question.subject))
		fault('its own procedure is not among the right ones', question.subject);

	for (const cell of cells) {
		const subject = cell.termId;
		if (!subject) {
			fault('no procedure', cell.text);
			continue;
		}
		if (!deck.sources.some((source) => source.name === cell.by)) fault('no text', cell.text);
		if (cell.rationale.trim() === '') fault('no reason', cell.text);
		const own = deck.facts.filter((fact) => fact.subject === subject && fact.slot === slot);
		const saying = own.filter((fact) => termIn(deck, fact.value) === value);
		const plainly = saying.filter((fact) => isPlain(deck, fact));
		if (cell.correct && plainly.length === 0) fault('is not stated plainly', cell.text);
		if (cell.correct) continue;
		const family = familyOf(deck, subject);
		for (const fact of deck.facts)
			if (family.includes(fact.subject) && meets(deck, fact, value))
				fault(`is stated by ${fact.id}`, cell.text);
		for (const conflict of deck.conflicts) {
			const touches = conflict.subjects.some((id) => family.includes(id));
			if (touches && conflict.keepOut.includes(value))
				fault(`kept out by ${conflict.id}`, cell.text);
			const claims = deck.facts.some(
				(fact) => fact.conflicts.includes(conflict.id) && termIn(deck, fact.value) === value
			);
			if (touches && claims && conflict.kind !== 'tension')
				fault(`disputed by ${conflict.id}`, cell.text);
		}
		const alike = own.filter(
			(fact) => kindOf(deck, termIn(deck, fact.value)) === kindOf(deck, value)
		);
		const grounds = {
			not: deck.nots.some(
				(no) => no.subject === subject && no.slot === slot && termIn(deck, no.value) === value
			),
			complete: deck.lists.some(
				(list) =>
					list.complete && alike.length > 0 && alike.every((fact) => list.facts.includes(fact.id))
			),
			definition: alike.some(
				(fact) => isPlain(deck, fact) && (fact.single || slot === 'target' || slot === 'definition')
			),
			foil: false
		};
		if (!grounds[cell.ground]) fault(`no ground ${cell.ground}`, cell.text);
	}
	for (const { text, why } of shown) {
		const subject = deck.terms.find((one) => lower(one.name) === lower(text))?.id;
		const own = deck.facts.filter((fact) => fact.subject === subject && fact.slot === slot);
		const saying = own.filter((fact) => termIn(deck, fact.value) === value);
		if (why === 'not-stated' && saying.length > 0) fault('is stated but shown as not', text);
		if (why === 'disputed' && !own.some((fact) => fact.conflicts.length > 0))
			fault('no dispute', text);
	}
	return out;
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

function familyOf(deck: Deck, subject: TermId): TermId[] {
	const up = (id: TermId): TermId[] => {
		const broader = deck.terms.find((term) => term.id === id)?.broader;
		return broader ? [broader, ...up(broader)] : [];
	};
	const below = deck.terms.filter((term) => up(term.id).includes(subject)).map((term) => term.id);
	return [subject, ...up(subject), ...below];
}
