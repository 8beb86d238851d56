import { oneLine, slugOf } from './names';

/** Procedures that a deck may name. */
const MOST_TOPS = 100;

interface Term {
	readonly id: string;
	readonly name: string;
	readonly kind: 'procedure';
	broader?: string;
}

/** As in the middle of a sentence, where terms stand; abbreviations keep their capitals. */
const lowered = (name: string): string =>
	name.replace(/^\p{Lu}(?=\p{Ll}|\P{L}|$)/u, (letter) => letter.toLowerCase());

/** In one line, without a stop at its end. */
const nameOf = (text: string): string => oneLine(text).replace(/[\s.;:]+$/, '');

/** A subject for every category, each below the one that holds it. */
export class Terms {
	readonly #title: string;
	readonly #nameKey: (name: string) => string;
	readonly #byPath = new Map<string, Term>();
	readonly #ids = new Set<string>();
	readonly #names = new Set<string>();

	constructor(title: string, nameKey: (name: string) => string) {
		this.#title = title;
		this.#nameKey = nameKey;
	}

	get all(): readonly Term[] {
		return [...this.#byPath.values()];
	}

	/** The ids of those that nothing holds; of too many, one is made that holds them all. */
	tops(): string[] {
		const tops = this.all.filter(({ broader }) => broader === undefined);
		if (tops.length > 0 && tops.length <= MOST_TOPS) return tops.map(({ id }) => id);
		const whole = this.of([]);
		for (const term of tops) if (term.id !== whole) term.broader = whole;
		return [whole];
	}

	/** The id of the subject that a category becomes. */
	of(category: readonly string[]): string {
		const path = category.length > 0 ? category : [this.#title];
		let above: Term | undefined;
		for (const [i, name] of path.entries()) {
			const key = path.slice(0, i + 1).join('\u001f');
			above = this.#byPath.get(key) ?? this.#add(key, name, above);
		}
		return above?.id ?? '';
	}

	#add(key: string, category: string, above: Term | undefined): Term {
		const wanted = lowered(nameOf(category)) || 'topic';
		const name = this.#freeName(wanted, above);
		const slug = slugOf(name) || `topic-${this.#ids.size + 1}`;
		let id = slug;
		for (let n = 2; this.#ids.has(id); n++) id = `${slug}-${n}`;
		const term = { id, name, kind: 'procedure' as const, ...(above && { broader: above.id }) };
		this.#byPath.set(key, term);
		this.#ids.add(id);
		this.#names.add(this.#nameKey(name));
		return term;
	}

	/** Chapters of one name in two books: the second says which book, or is numbered. */
	#freeName(wanted: string, above: Term | undefined): string {
		const isFree = (name: string) => !this.#names.has(this.#nameKey(name));
		if (isFree(wanted)) return wanted;
		const within = above ? nameOf(`${wanted} (${above.name})`) : wanted;
		if (isFree(within)) return within;
		for (let n = 2; ; n++) if (isFree(`${wanted} ${n}`)) return `${wanted} ${n}`;
	}
}
