import type { Moment } from '$lib/domain/day';
import { isoOf } from '$lib/domain/day';
import { writtenIn, type Deck } from '$lib/domain/deck';
import { compareVersions } from '$lib/domain/version';
import type { Db } from '$lib/storage/db';
import { deckRow, installDeck, previewInstallation, type Installed } from '$lib/storage/decks';
import type { Installation } from '$lib/storage/installation';
import type { DeckRow } from '$lib/storage/rows';
import { snapshotBefore } from './backup';
import type { FromDoor, Knock, Reads } from './deck-door-messages';
import { changeSections, summaryOf, type ChangeSection } from './deck-update';
import { installationOf, isBuiltIn } from './installing';
import { reviewLine } from './reviews-in-deck';
import { count } from './wording';

/** A worker that reads one file; ended, it has done nothing. */
export class DeckReader {
	readonly #worker = new Worker(new URL('./deck-door.worker.ts', import.meta.url), {
		type: 'module'
	});

	read<A extends keyof Reads>(
		knock: Knock<A>,
		onStep: (step: 'reading' | 'checking') => void
	): Promise<Reads[A]> {
		return new Promise((resolve, reject) => {
			this.#worker.onerror = ({ message }) => reject(new Error(message));
			this.#worker.onmessage = ({ data }: MessageEvent<FromDoor>) => {
				// The answer is of the kind that was asked for.
				if (data.is === 'done') resolve(data.read as Reads[A]);
				else if (data.is === 'failed') reject(new Error(data.why));
				else onStep(data.is);
			};
			this.#worker.postMessage(knock);
		});
	}

	end(): void {
		this.#worker.terminate();
	}
}

/** The day as files have it: an ISO date. */
export const todayIso = ({ day }: Moment): string => isoOf(day);

/**
 * new: no such deck is here. update, older: another version is. same: this very one is. back: it was
 * here and was removed. taken: a deck of the app has its id, and it cannot be installed.
 */
export type Standing = 'new' | 'update' | 'older' | 'same' | 'back' | 'taken';

/** What a person should know of a deck before it is installed. */
export interface DeckPreview {
	readonly installation: Installation;
	readonly is: Standing;
	/** How it stands to what is here, as a sentence; null for a new one. */
	readonly already: string | null;
	/** `120 facts`, `140 cards` and the like. */
	readonly holds: readonly string[];
	/** How many were reviewed, as a sentence. */
	readonly reviewed: string;
	/** What would change for those who learn it; empty but for another version. */
	readonly sections: readonly ChangeSection[];
	readonly summary: string;
}

/** Looks at a deck that has been read; writes nothing. */
export async function previewDeck(
	db: Db,
	deck: Deck,
	from: string,
	moment: Moment
): Promise<DeckPreview> {
	const installation = await installationOf(deck, moment, from);
	const here = await deckRow(db, deck.id);
	const { changes, relearnt } = await previewInstallation(db, installation);
	const is = standing(installation, here);
	const compared = is === 'update' || is === 'older';
	return {
		installation,
		is,
		already: already(is, here),
		holds: holdingsOf(installation),
		reviewed: reviewLine(deck),
		sections: compared ? changeSections(changes, new Set(relearnt)) : [],
		summary: compared ? summaryOf(changes) : ''
	};
}

function standing({ deck, hash }: Installation, here: DeckRow | null): Standing {
	if (isBuiltIn(deck.id)) return 'taken';
	if (!here) return 'new';
	if (here.removed !== undefined) return 'back';
	if (here.hash === hash) return 'same';
	return compareVersions(deck.version, here.version) < 0 ? 'older' : 'update';
}

function already(is: Standing, here: DeckRow | null): string | null {
	const origin = here?.from === undefined ? '' : `, from ${here.from}`;
	const have = `You have “${here?.title ?? ''}”, version ${here?.version ?? ''}${origin}.`;
	switch (is) {
		case 'new':
			return null;
		case 'taken':
			return 'A deck of this id comes with Ranvier, so this one cannot be installed beside it. Nothing was changed. Give it another id (`id:` of the deck) and choose the file again.';
		case 'same':
			return 'This very deck is installed already. There is nothing to do.';
		case 'back':
			return 'You had this deck and removed it. Your answers are still here, and it goes on where it was.';
		case 'older':
			return `${have} The file holds an older version.`;
		case 'update':
			return have;
	}
}

function holdingsOf({ deck, cards }: Installation): string[] {
	const written = writtenIn(deck).length;
	return [
		count(deck.facts.length, 'fact'),
		...(written > 0 ? [`${count(written, 'question')} written by hand`] : []),
		count(cards.length, 'card')
	];
}

/** Puts it in place, with a snapshot before where it replaces a version that is here. */
export async function installPreviewed(
	db: Db,
	{ installation, is }: DeckPreview
): Promise<Installed | null> {
	if (is !== 'new') await snapshotBefore(db, 'update', installation.moment.clock);
	return installDeck(db, installation);
}
