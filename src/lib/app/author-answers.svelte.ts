import { answersByCard, type CardAnswers } from '$lib/domain/card-answers';
import type { CardId, DeckId } from '$lib/domain/ids';
import { distinctLearners, type LearnerStatistics } from '$lib/domain/item-analysis';
import type { Db } from '$lib/storage/db';
import { wordsUnder, type Entry } from './author-edits';
import type { AuthorSession } from './author-session.svelte';
import { learnerId } from './statistics-file';
import type { OwnAnswers } from './statistics-messages';
import { countAnswers, countingTrouble } from './statistics-work';
import type { Trouble } from './trouble';

export { easeOf, neverChosen, type CardAnswers } from '$lib/domain/card-answers';

/** Answers to the deck of a draft: from this browser's log, and from files that learners have saved. */
export class AuthorAnswers {
	readonly #db: Db;
	readonly #session: AuthorSession;
	#own = $state.raw<OwnAnswers | null>(null);
	#files = $state.raw<readonly LearnerStatistics[]>([]);
	#trouble = $state.raw<Trouble | null>(null);
	#reading = $state.raw(false);
	/** Names of files that are none. */
	refused = $state.raw<readonly string[]>([]);
	/** More files were dropped than are taken together. */
	most = $state.raw<number | null>(null);

	#counted = false;
	/** By what is dropped and counted, not by who looks: a screen that is gone takes nothing with it. */
	#byCard = $state.raw<ReadonlyMap<CardId, CardAnswers> | null>(null);

	constructor(db: Db, session: AuthorSession) {
		this.#db = db;
		this.#session = session;
	}

	/** Counts what this browser's log says now; `anew`: also where that was done before. */
	async countOwn(anew = false): Promise<void> {
		if (this.#counted && !anew) return;
		this.#counted = true;
		await this.#while(async () => {
			const asked = { database: this.#db.name, decks: this.decks, learner: learnerId() };
			this.#own = await countAnswers('own', asked);
		});
	}

	/** The deck as it is installed, and the one it is a copy of: its learners answer the same facts. */
	get decks(): readonly DeckId[] {
		const { deck, origin } = this.#session.draft;
		return origin && origin.deck !== deck ? [deck, origin.deck] : [deck];
	}
	get reading(): boolean {
		return this.#reading;
	}
	get trouble(): Trouble | null {
		return this.#trouble;
	}
	/** How many answers this browser's log has. */
	get ownAnswers(): number {
		const recalls = [...(this.#own?.recalls.values() ?? [])];
		return recalls.reduce((sum, { answers }) => sum + answers, 0);
	}
	/** How many learners have handed in a file. */
	get learners(): number {
		return this.#files.length;
	}

	/** What is known of the answers to an entry, under its id or the one it had; null = nothing. */
	of(entry: Entry): CardAnswers | null {
		const prefix = entry.kind === 'conflict' ? 'conflict.' : '';
		for (const deck of this.decks)
			for (const name of [wordsUnder(entry, 'id'), wordsUnder(entry, 'was')]) {
				const found = this.#byCard?.get(`${deck}/${prefix}${name}` as CardId);
				if (found && name !== '') return found;
			}
		return null;
	}

	/** Adds what learners' files say; a learner's file that comes twice counts once. */
	async add(files: readonly File[]): Promise<void> {
		[this.refused, this.most] = [[], null];
		await this.#while(async () => {
			const read = await countAnswers('files', { files });
			if (!read.ok) {
				this.most = read.most;
				return;
			}
			this.#files = distinctLearners([...this.#files, ...read.learners]);
			this.refused = read.refused;
		});
	}

	async #while(work: () => Promise<void>): Promise<void> {
		[this.#reading, this.#trouble] = [true, null];
		try {
			await work();
			const own = this.#own;
			const all = own ? [...this.#files, own.statistics] : this.#files;
			this.#byCard = answersByCard(all, own?.right, own?.recalls);
		} catch (error) {
			this.#trouble = countingTrouble(error);
		} finally {
			this.#reading = false;
		}
	}
}

const counted = new WeakMap<AuthorSession, AuthorAnswers>();

/** The answers to a session's deck, counted when they are first asked for. */
export function answersTo(session: AuthorSession, db: Db): AuthorAnswers {
	const known = counted.get(session);
	if (known) return known;
	const answers = new AuthorAnswers(db, session);
	counted.set(session, answers);
	return answers;
}
