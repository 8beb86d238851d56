import { recentRows } from '$lib/storage/log';
import type { Db } from '$lib/storage/db';
import type { Written } from '$lib/storage/telling';
import { now } from './clock';
import { whenIdle } from './idle';
import type { FromJournal, ToJournal } from './journal-messages';

/** Nothing of the first minute is slowed by a copy of everything. */
const AT_START_MS = 60_000;
/** A deck that is being written changes with every word. */
const AGAIN_MS = 300_000;
/** More than a tab stores before its journal opens. */
const TAIL = 500;

/**
 * Keeps what is stored a second time, in files beside the database: a browser that was killed in the
 * midst of a write may throw the whole database away two starts later (SPEC J). What fails here costs
 * the copy only, and is tried again at the next start.
 */
export class SecondCopy {
	#worker: Worker | null = null;
	/** What was stored before the journal is open. */
	#waiting: Written[] | null = [];
	#renewing = false;
	readonly #onUnfinished: () => void;

	constructor(onUnfinished: () => void) {
		this.#onUnfinished = onUnfinished;
	}

	/** To be told of every transaction from the first on. */
	readonly take = (written: Written): void => {
		if (this.#waiting) this.#waiting.push(written);
		else this.#post({ is: 'written', written });
	};

	/** Once the database is open and whole. A copy that is due is made after so many milliseconds. */
	async begin(db: Db, delay = AT_START_MS): Promise<void> {
		const tail = await recentRows(db, TAIL);
		this.#worker = new Worker(new URL('./journal.worker.ts', import.meta.url), { type: 'module' });
		this.#worker.onmessage = ({ data }: MessageEvent<FromJournal>) => {
			if (data.is === 'failed') console.warn(`second copy: ${data.why}`);
			else if (data.is === 'unfinished') this.#onUnfinished();
			else this.#renewIn(db, data.is === 'due' ? delay : AGAIN_MS);
		};
		this.#post({ is: 'begin', database: db.name, at: now(0).clock, tail });
		for (const written of this.#waiting ?? []) this.#post({ is: 'written', written });
		this.#waiting = null;
	}

	#post(message: ToJournal): void {
		this.#worker?.postMessage(message);
	}

	#renewIn(db: Db, delay: number): void {
		if (this.#renewing) return;
		this.#renewing = true;
		setTimeout(() => whenIdle(() => this.#renew(db), 1_000), delay);
	}

	async #renew(db: Db): Promise<void> {
		this.#renewing = false;
		// Loaded when there is time: no first question needs it.
		const { dataWork } = await import('./backup');
		await dataWork(db, 'copy', { at: now(0).clock });
	}
}
