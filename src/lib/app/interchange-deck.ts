import { checkDeck } from '$lib/authoring/check';
import { writeFiles } from '$lib/authoring/write';
import type { Deck } from '$lib/domain/deck';
import type { Problem } from '$lib/domain/problem';
import { nameKey } from '$lib/generation/text';
import { deckOfItems } from '$lib/interchange/deck-of-items';
import { idOf, type Item } from '$lib/interchange/item';
import { firstWords, type Left } from '$lib/interchange/left';
import { oneLine, slugOf } from '$lib/interchange/names';
import { withoutQuestions } from '$lib/interchange/question-files';

export interface CheckedImport {
	/** Null where no question is left over. */
	readonly deck: Deck | null;
	readonly questions: number;
	readonly left: readonly Left[];
	/** Warnings of the checks, each with the question it is of. */
	readonly findings: readonly Problem[];
	/** The id of the question that an item became, by the item's; of some, the question is left out. */
	readonly questionOf: ReadonlyMap<string, string>;
}

/** A question found unsound may hide another; more rounds than these mean the deck itself is. */
const ROUNDS = 5;
const MOST_TOLD = 200;

/**
 * Imported questions as a deck that has passed the checks: a question that the checks find unsound is
 * left out and named, with the reason.
 */
export function checkedDeck(items: readonly Item[], file: string, today: string): CheckedImport {
	const name = file.replace(/\.[a-z0-9.]{1,12}$/i, '');
	const head = { id: `imported-${slugOf(name) || idOf(name)}`, title: titleOf(name), from: file };
	const { data: all, left, count, questionOf } = deckOfItems(items, head, nameKey);
	const gone: Left[] = [...left];
	let data = all;
	let questions = count;
	for (let round = 0; round < ROUNDS && questions > 0; round++) {
		const texts = writeFiles(data);
		const { deck, problems } = checkDeck({ prefix: '', texts }, today);
		const errors = problems.filter(({ severity }) => severity === 'error');
		if (errors.length === 0)
			return {
				...{ deck, questions, questionOf, left: gone },
				findings: problems.slice(0, MOST_TOLD)
			};
		const faults = faultsById(texts, errors);
		const { removed, ...kept } = withoutQuestions(data, new Set(faults.keys()));
		if (removed.length === 0) throw new Error(`checkedDeck: ${errors[0]?.message ?? ''}`);
		({ data } = kept);
		questions -= removed.length;
		for (const { id, stem } of removed)
			gone.push({
				reason: 'not-sound',
				what: firstWords(stem),
				at: faults.get(id) ?? '',
				whole: true
			});
	}
	return { deck: null, questions: 0, questionOf, left: gone, findings: [] };
}

/** The name of a file as a title; one of signs alone says nothing. */
const titleOf = (name: string): string =>
	/[\p{L}\p{N}]/u.test(name) ? oneLine(name.replace(/[\s_-]+/g, ' ')) : 'Imported questions';

/** What is wrong with each question that has an error, by its id. */
function faultsById(
	texts: ReadonlyMap<string, string>,
	errors: readonly Problem[]
): Map<string, string> {
	const lines = new Map([...texts].map(([name, text]) => [name, text.split('\n')]));
	return new Map(
		errors.map(({ where, message }) => [
			questionAt(lines.get(where.file) ?? [], where.line),
			message
		])
	);
}

/** The id of the question that a line belongs to; empty where it is of none. */
function questionAt(lines: readonly string[], line: number): string {
	for (let i = Math.min(line, lines.length) - 1; i >= 0; i--) {
		const [, id] = /^\s*- id: (q\.\S+)$/.exec(lines[i] ?? '') ?? [];
		if (id !== undefined) return id;
	}
	return '';
}
