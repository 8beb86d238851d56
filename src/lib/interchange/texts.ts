import { htmlToText, type PlainText } from './html-text';
import type { LeftList, Reason } from './left';
import { LIMITS } from './limits';
import { cut } from './names';

/** Which question a text is of. */
export interface Of {
	readonly title?: string;
	readonly stem?: string;
	readonly at?: string;
}

/**
 * Turns the texts of one question into plain ones and notes what that loses, each loss once: the
 * question's name is known only when all of it is read, so `settle` says whose they are.
 */
export class Texts {
	readonly #lost = new Set<Reason>();
	#media = 0;

	/** Text that is HTML. */
	html(source: string): string {
		if (source.length > LIMITS.question) this.#lost.add('long-text');
		return this.#taken(htmlToText(source));
	}

	/** Text that may hold tags, as Moodle's own format does. */
	loose(source: string): string {
		return looksLikeHtml(source) ? this.html(source.replaceAll('\n', '<br>')) : this.plain(source);
	}

	plain(source: string): string {
		return this.#taken({ text: source.trim(), media: 0, formatted: false });
	}

	/** Files came with it, though no text may show them. */
	hasFiles(): void {
		this.#media = Math.max(1, this.#media);
	}

	/** Notes something else that is lost with this question. */
	lost(reason: Reason): void {
		this.#lost.add(reason);
	}

	settle(left: LeftList, of: Of): void {
		for (let i = 0; i < this.#media; i++) left.add('picture', of);
		for (const reason of this.#lost) left.add(reason, of);
	}

	#taken({ text: given, media, formatted }: PlainText): string {
		const text = withoutTrailingSpace(given);
		this.#media += media;
		if (formatted) this.#lost.add('formatting');
		if (text.includes('\ufffd')) this.#lost.add('damaged-text');
		if (text.length <= LIMITS.field) return text;
		this.#lost.add('long-text');
		return cut(text, LIMITS.field);
	}
}

const withoutTrailingSpace = (text: string): string =>
	text
		.split('\n')
		.map((line) => line.trimEnd())
		.join('\n');

const looksLikeHtml = (text: string): boolean =>
	/<\/?[a-z][^<>]{0,500}>|&(?:[a-z]{2,8}|#\d{1,6});/i.test(text);
