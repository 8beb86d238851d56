import type { DeckData } from '$lib/authoring/write';
import { Terms } from './imported-terms';
import { idOf, type Item } from './item';
import { LeftList, type Left } from './left';
import { allShown, oneLine } from './names';
import { inFiles, type QuestionText } from './question-files';
import { answerText } from './question-text';

export interface ImportedDeck {
	readonly title: string;
	/** A name for files and addresses: `heart-questions`. */
	readonly id: string;
	/** The file it came from. */
	readonly from: string;
}

export interface ImportedData {
	readonly data: DeckData;
	readonly left: readonly Left[];
	/** Questions. */
	readonly count: number;
	/** The id of the question that an item became, by the item's. */
	readonly questionOf: ReadonlyMap<string, string>;
}

/** What a deck takes: questions that a phone has the memory to check, characters where it is saved as one text. */
const MOST = { questions: 20_000, characters: 6_000_000 };
/** The file says of no question what kind of fact it is about. */
const SLOT = 'other';
const SOURCE = 'imported';

/**
 * The questions as the files of a deck, all of them drafts; what has no place in one is listed. No two
 * subjects get names with the same `nameKey`, which the checks would refuse.
 */
export function deckOfItems(
	items: readonly Item[],
	{ id, title, from }: ImportedDeck,
	nameKey: (name: string) => string
): ImportedData {
	const left = new LeftList();
	const terms = new Terms(title, nameKey);
	const ids = new Map<string, string>();
	const bySubject = new Map<string, QuestionText[]>();
	const questionOf = new Map<string, string>();
	let count = 0;
	let characters = 0;
	for (const given of items) {
		const item = allShown(given);
		const answer = answerText(item, left);
		if (answer === null) continue;
		const words = JSON.stringify(answer);
		const own = freeId(item.id, words, ids);
		if (own === null || count >= MOST.questions || characters + words.length > MOST.characters) {
			left.add(own === null ? 'doubled' : 'deck-full', item, true);
			continue;
		}
		const subject = terms.of(item.category);
		const head = { id: own, slot: SLOT, stem: item.stem };
		const question = { ...head, ...answer, at: atOf(item), review: { state: 'draft' } };
		bySubject
			.set(subject, bySubject.get(subject) ?? [])
			.get(subject)
			?.push(question);
		questionOf.set(given.id, own);
		count++;
		characters += words.length;
	}
	const files = inFiles(bySubject, SOURCE);
	const data = new Map<string, unknown>([
		[
			'deck.yaml',
			{
				...headOf(id, title, from),
				procedures: terms.tops(),
				terms: ['terms.yaml'],
				facts: [...files.keys()]
			}
		],
		['sources.yaml', [sourceOf(from)]],
		['terms.yaml', terms.all],
		...files
	]);
	return { data, left: left.all, count, questionOf };
}

const headOf = (id: string, title: string, from: string) => ({
	id,
	title,
	version: '1.0.0',
	description: `Questions imported from ${oneLine(from)}.`,
	notice:
		'Imported from another program. Every question is a draft: nobody has checked it against a source here. Not for clinical decisions.'
});

const sourceOf = (from: string) => ({
	id: SOURCE,
	title: `Imported question bank: ${oneLine(from)}`,
	name: 'the imported question bank',
	kind: 'imported question bank',
	caveat: 'Imported as it was and not reviewed here; the bank may name no source of its own.'
});

const atOf = ({ title, at }: Item): string =>
	oneLine([title, at].filter(Boolean).join(', ')) || 'as imported';

/** An id that stays the same from import to import; null where the very same question has it. */
function freeId(id: string, words: string, taken: Map<string, string>): string | null {
	const name = /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) && id.length <= 60 ? id : idOf(id);
	for (let n = 1; ; n++) {
		const own = n === 1 ? `q.${name}` : `q.${name}-${n}`;
		const before = taken.get(own);
		if (before === words) return null;
		if (before !== undefined) continue;
		taken.set(own, words);
		return own;
	}
}
