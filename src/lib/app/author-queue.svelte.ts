import type { Db } from '$lib/storage/db';
import type { Draft, DraftId } from '$lib/storage/draft-rows';
import { writeDraft, type DraftWrite } from '$lib/storage/drafts';
import { troubleFrom, type Trouble } from './trouble';

const ELSEWHERE: Trouble = {
	happened: 'Another tab has changed this deck.',
	means: 'Your last step here was not stored; what the other tab did is.',
	todo: 'Reload this page to go on from there.'
};

/** Why a step cannot be taken back. */
export const STEP_DAMAGED: Trouble = {
	happened: 'The step before this one is damaged and cannot be taken back.',
	means: 'What the deck says now is whole and stored.',
	todo: 'Go on writing; what is to be different has to be changed by hand.'
};

/** Stores the steps of a draft in their order, each as a whole. */
export class DraftQueue {
	readonly #db: Db;
	readonly #id: DraftId;
	/** What is stored. */
	#stored: Draft;
	readonly #waiting: DraftWrite[] = [];
	#busy = $state.raw(false);
	/** Why what waits is not stored. */
	trouble = $state.raw<Trouble | null>(null);

	constructor(db: Db, id: DraftId, stored: Draft) {
		this.#db = db;
		this.#id = id;
		this.#stored = stored;
	}

	/** Everything is stored. */
	get empty(): boolean {
		return !this.#busy && (this.trouble === null || this.#waiting.length === 0);
	}

	/** One step that has grown while it waited is stored once. */
	add(write: DraftWrite): void {
		const last = this.#waiting.at(-1);
		const same = this.#waiting.length > 1 && last?.step && last.step.id === write.step?.id;
		if (same && !write.editions) this.#waiting[this.#waiting.length - 1] = { ...last, ...write };
		else this.#waiting.push(write);
		if (!this.#busy) void this.flush();
	}

	/** Stores what waits, until something keeps it from being stored. */
	async flush(): Promise<void> {
		this.#busy = true;
		this.trouble = null;
		try {
			for (let write = this.#waiting[0]; write; write = this.#waiting[0]) {
				if (!(await writeDraft(this.#db, this.#id, this.#stored, write))) {
					this.trouble = ELSEWHERE;
					break;
				}
				this.#stored = write.draft;
				this.#waiting.shift();
			}
		} catch (error) {
			this.trouble = troubleFrom(error);
		} finally {
			this.#busy = false;
		}
	}
}
