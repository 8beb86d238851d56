import type { Db } from '$lib/storage/db';
import type { CardRow } from '$lib/storage/rows';
import { watchCard } from '$lib/storage/watch';
import { whenIdle } from './idle';

/** Soon enough to tell a person; an answer given here is stored before. */
const SOON_MS = 500;

/** Looks whether another tab answers the card on the screen, while this one writes nothing. */
export class WatchedCard {
	readonly #db: Db;
	#row: CardRow | null = null;
	#end: (() => void) | null = null;
	#over = false;

	constructor(db: Db) {
		this.#db = db;
	}

	/** Begins in idle time; `overtaken` is called once the row is no longer what it was. */
	watch(row: CardRow, overtaken: () => void): void {
		this.stop();
		if (this.#over) return;
		this.#row = row;
		whenIdle(async () => {
			if (this.#row !== row) return;
			this.#end = watchCard(this.#db, row.id, (now) => {
				if (this.#row !== row || (now && isSame(now, row))) return;
				this.stop();
				overtaken();
			});
		}, SOON_MS);
	}

	stop(): void {
		this.#end?.();
		this.#end = null;
		this.#row = null;
	}

	/** For good: the screen is left. */
	end(): void {
		this.#over = true;
		this.stop();
	}
}

const isSame = (now: CardRow, row: CardRow): boolean =>
	now.aside === null && now.lastReview === row.lastReview && now.reset?.id === row.reset?.id;
