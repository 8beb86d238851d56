import type { DeckData } from '$lib/authoring/write';
import { idOf, type Item } from './item';
import { LeftList, type Left } from './left';
import { inFiles, type QuestionText } from './question-files';
import { answerText } from './question-text';

export interface ImportedDeck {
	readonly title: string;
	/** A name for files and addresses: `heart-questions`. */
	readonly id: string;
	/** The file it came from. */
	readonly from: string;
}

/** Questions of one section, as many as a deck file takes. */
const MOST = 5_000;
/** No kind of fact is meant: the deck file wants one for every question. */
const SLOT = 'type';
const SOURCE = 'imported';

/** The questions as the files of a deck, all of them drafts; what has no place in one is listed. */
export function deckOfItems(
	items: readonly Item[],
	{ id, title, from }: ImportedDeck
): { readonly data: DeckData; readonly left: readonly Left[]; readonly count: number } {
	const left = new LeftList();
	const terms = new Terms(title);
	const ids = new Map<string, string>();
	const bySubject = new Map<string, QuestionText[]>();
	let count = 0;
	for (const item of items) {
		const answer = answerText(item, left);
		if (answer === null) continue;
		const words = JSON.stringify([item.stem, answer]);
		const own = freeId(item.id, words, ids);
		if (own === null || count >= MOST) {
			left.add(own === null ? 'doubled' : 'too-many', item, true);
			continue;
		}
		const subject = terms.of(item.category);
		const head = { id: own, slot: SLOT, stem: item.stem };
		const question = { ...head, ...answer, at: atOf(item), review: { state: 'draft' } };
		bySubject
			.set(subject, bySubject.get(subject) ?? [])
			.get(subject)
			?.push(question);
		count++;
	}
	const files = inFiles(bySubject, SOURCE);
	const data = new Map<string, unknown>([
		[
			'deck.yaml',
			{
				...headOf(id, title, from),
				procedures: terms.tops,
				terms: ['terms.yaml'],
				facts: [...files.keys()]
			}
		],
		['sources.yaml', [sourceOf(from)]],
		['terms.yaml', terms.all],
		...files
	]);
	return { data, left: left.all, count };
}

const headOf = (id: string, title: string, from: string) => ({
	id,
	title,
	version: '1.0.0',
	description: `Questions imported from ${short(from)}.`,
	notice:
		'Imported from another program. Every question is a draft: nobody has checked it against a source here. Not for clinical decisions.'
});

const sourceOf = (from: string) => ({
	id: SOURCE,
	title: `Imported question bank: ${short(from)}`,
	name: 'the imported question bank',
	kind: 'imported question bank',
	caveat: 'Imported as it was and not reviewed here; the bank may name no source of its own.'
});

const short = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 100);

const atOf = ({ title, at }: Item): string =>
	short([title, at].filter(Boolean).join(', ')) || 'as imported';

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

/** A name as files and addresses have it; empty where it has no Latin letter and no digit. */
export const slugOf = (text: string): string =>
	text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, 60)
		.replace(/^-|-$/g, '');

/** As in the middle of a sentence, where terms stand; abbreviations keep their capitals. */
const lowered = (name: string): string =>
	name.replace(/^\p{Lu}(?=\p{Ll}|\P{L}|$)/u, (letter) => letter.toLowerCase());

/** A subject for every category, each below the one that holds it. */
class Terms {
	readonly #title: string;
	readonly #byPath = new Map<
		string,
		{ id: string; name: string; kind: string; broader?: string }
	>();

	constructor(title: string) {
		this.#title = title;
	}

	get all(): object[] {
		return [...this.#byPath.values()];
	}
	get tops(): string[] {
		return this.all.length === 0
			? [this.of([])]
			: [...this.#byPath.values()].filter((term) => term.broader === undefined).map(({ id }) => id);
	}

	of(category: readonly string[]): string {
		const path = category.length > 0 ? category : [this.#title];
		let broader: string | undefined;
		for (const [i, name] of path.entries()) {
			const key = path.slice(0, i + 1).join('\u001f');
			const term =
				this.#byPath.get(key) ??
				this.#add(key, lowered(short(name).replace(/[.;:]+$/, '') || 'topic'), broader);
			broader = term.id;
		}
		return broader ?? '';
	}

	#add(key: string, name: string, broader: string | undefined) {
		const taken = new Set([...this.#byPath.values()].map(({ id }) => id));
		const wanted = slugOf(name) || `topic-${taken.size + 1}`;
		let id = wanted;
		for (let n = 2; taken.has(id); n++) id = `${wanted}-${n}`;
		const term = { id, name, kind: 'procedure', ...(broader !== undefined && { broader }) };
		this.#byPath.set(key, term);
		return term;
	}
}
