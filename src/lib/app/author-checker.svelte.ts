import type { Change, Document } from '$lib/authoring/document/document';
import { foundByKey, withFound } from './author-content';
import type { Asks, FoundByKey, FromChecker, ToChecker, What } from './author-messages';

const newChecker = (): Worker =>
	new Worker(new URL('./author.worker.ts', import.meta.url), { type: 'module' });

interface Asked {
	readonly resolve: (answer: never) => void;
	readonly reject: (error: Error) => void;
}

/** Why an answer cannot come. */
export class CheckerFailed extends Error {
	readonly happened = 'The deck could not be checked.';
	readonly means = 'What you have written is stored.';
	readonly todo = 'Reload the page.';
}

/** The worker that checks a draft as it changes, and answers what is asked of it. */
export class Checker {
	readonly #worker = newChecker();
	readonly #asked: Record<number, Asked | undefined> = {};
	#count = 0;
	#sent = 0;
	#found = $state.raw(foundByKey([]));
	#checked = $state.raw(-1);
	#edits = $state.raw(0);
	#failed = $state.raw<CheckerFailed | null>(null);

	constructor(document: Document, released: Document | null, today: string) {
		this.#worker.onmessage = ({ data }: MessageEvent<FromChecker>) => this.#hear(data);
		this.#worker.onerror = ({ message }) => this.#fail(message);
		this.#worker.onmessageerror = () => this.#fail('an answer that cannot be read');
		this.open(document, released, today);
	}

	/** What is wrong, by entry, as of the last check. */
	get found(): FoundByKey {
		return this.#found;
	}
	/** The last change has been taken into account. */
	get settled(): boolean {
		return this.#checked === this.#edits;
	}
	get failed(): CheckerFailed | null {
		return this.#failed;
	}

	/** Begins anew with another document. */
	open(document: Document, released: Document | null, today: string): void {
		this.#tell({
			is: 'open',
			entries: [...document.values()],
			released: released && [...released.values()],
			today
		});
		this.#checked = -1;
	}

	edit(change: Change): void {
		this.#edits = ++this.#sent;
		this.#tell({ is: 'edit', change });
	}

	/** Rejects with `CheckerFailed`. */
	ask<W extends What>(what: W, ask: Asks[W]['ask']): Promise<Asks[W]['answer']> {
		const n = ++this.#count;
		return new Promise((resolve, reject) => {
			this.#asked[n] = { resolve, reject };
			this.#tell({ is: 'ask', n, what, ...ask } as unknown as ToChecker);
		});
	}

	close(): void {
		this.#worker.terminate();
	}

	#take(n: number): Asked | undefined {
		const asked = this.#asked[n];
		this.#asked[n] = undefined;
		return asked;
	}

	#tell(message: ToChecker): void {
		this.#worker.postMessage(message);
	}

	#hear(said: FromChecker): void {
		switch (said.is) {
			case 'checked':
				this.#found = withFound(this.#found, said.found);
				if (said.whole) this.#checked = said.edits;
				break;
			case 'answer':
				this.#take(said.n)?.resolve(said.answer as never);
				break;
			case 'failed':
				this.#fail(said.why, said.n);
		}
	}

	/** `n`: one question failed, the worker lives. */
	#fail(why: string, n: number | null = null): void {
		console.error(why);
		const failed = new CheckerFailed(why);
		const over = n === null ? Object.keys(this.#asked).map(Number) : [n];
		for (const asked of over) this.#take(asked)?.reject(failed);
		if (n === null) this.#failed = failed;
	}
}
