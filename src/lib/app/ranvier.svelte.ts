import { createContext } from 'svelte';
import { version } from '$app/environment';
import { decks as builtIn } from 'virtual:decks';
import type { Moment } from '$lib/domain/day';
import type { Deck } from '$lib/domain/deck';
import { deviceId } from '$lib/domain/ids';
import { DEFAULT_SETTINGS, type Settings } from '$lib/domain/settings';
import { ensureConnected, openDb, type Db, type Superseded } from '$lib/storage/db';
import { deckList, installDeck } from '$lib/storage/decks';
import { Live } from '$lib/storage/live.svelte';
import { sealTail } from '$lib/storage/packs';
import { readSettings } from '$lib/storage/settings';
import { unlessElsewhere } from './alone';
import { now } from './clock';
import { ExamPlanning } from './exam-planning.svelte';
import { whenIdle } from './idle';
import { openDeck, OpenDecks } from './open-decks';
import type { RoomKeeper } from './room-keeper.svelte';
import { SecondCopy } from './second-copy';
import { askToMakeWay, onAskedToMakeWay } from './tabs';
import { DeckMissing, troubleFrom, type Trouble } from './trouble';
import { Updates } from './updates.svelte';

const DATABASE = 'ranvier';
/** A connection that says nothing for so long has been cut. */
const PATIENCE_MS = 2_000;

/** What every screen needs once the database is open. */
export interface Services {
	readonly db: Db;
	readonly decks: OpenDecks;
	readonly planning: ExamPlanning;
}

type State =
	| { readonly is: 'opening' }
	| { readonly is: 'open'; readonly services: Services }
	| { readonly is: 'failed'; readonly trouble: Trouble };

/** The app as a whole: opens the database, installs the built-in decks, holds the settings. */
export class Ranvier {
	readonly updates = new Updates();
	#state = $state.raw<State>({ is: 'opening' });
	/** Something the person must know on every screen: an old tab, a blocked upgrade. */
	#notice = $state.raw<Trouble | null>(null);
	#settings = $state.raw<Live<Settings> | null>(null);
	#room = $state.raw<RoomKeeper | null>(null);
	#recovered = $state.raw<Trouble | null>(null);

	get state(): State {
		return this.#state;
	}
	get notice(): Trouble | null {
		return this.#notice;
	}
	/** Null until there was time to look. */
	get room(): RoomKeeper | null {
		return this.#room;
	}
	/** That the browser had lost everything, and what became of it; null once it has been read. */
	get recovered(): Trouble | null {
		return this.#recovered;
	}
	readRecovered(): void {
		this.#recovered = null;
	}
	/** The defaults until the learner's own have been read. */
	get settings(): Settings {
		const reading = this.#settings?.current;
		return reading?.state === 'value' ? reading.value : DEFAULT_SETTINGS;
	}

	/** Opens everything; call once. */
	async open(): Promise<void> {
		try {
			const secondCopy = new SecondCopy(() => void this.#recover(db));
			const { db, readOnly, isEmpty } = await openDb({
				name: DATABASE,
				newDevice: deviceId(crypto.randomUUID()),
				onWritten: secondCopy.take,
				onSuperseded: (by) => (this.#notice = SUPERSEDED[by]),
				onBlocked: () => {
					this.#notice = BLOCKED;
					askToMakeWay();
				}
			});
			if (this.#notice === BLOCKED) this.#notice = null;
			onAskedToMakeWay(() => {
				db.close({ disableAutoOpen: true });
				this.#notice = SUPERSEDED.upgraded;
			});
			this.#settings = new Live(() => readSettings(db));
			const decks = new OpenDecks(db);
			if (readOnly) this.#notice = NEWER;
			const whole = !readOnly && (await this.#fill(db, isEmpty));
			const planning = new ExamPlanning(db, this.now);
			this.#state = { is: 'open', services: { db, decks, planning } };
			whenIdle(() => planning.refresh(), 1_000);
			whenIdle(() => unlessElsewhere('sealing', () => sealAll(db)), 10_000);
			if (whole) whenIdle(() => secondCopy.begin(db), 1_000);
			if (!readOnly) whenIdle(() => this.#keepRoom(db), 2_000);
			document.addEventListener('visibilitychange', () => {
				if (document.visibilityState === 'visible') void this.#comeBack(db);
			});
		} catch (error) {
			this.#state = { is: 'failed', trouble: troubleFrom(error) };
		}
	}

	/** The moment by the learner's own start of day. */
	now = (): Moment => now(this.settings.dayStart);

	/**
	 * The built-in decks; and where the browser has lost the database, what was in it. False where that
	 * could not be put back.
	 */
	async #fill(db: Db, isEmpty: boolean): Promise<boolean> {
		const remains = isEmpty ? await (await import('./recovery')).remainsOf(db.name) : null;
		// A copy has its decks as they were; journals alone are answers to cards.
		const before = remains !== 'copy' || (await this.#recover(db));
		await this.#install(db);
		return before && (remains !== 'journals' || (await this.#recover(db)));
	}

	async #recover(db: Db): Promise<boolean> {
		const { done, told } = await (await import('./recovery')).recover(db);
		this.#recovered ??= told;
		return done;
	}

	async #keepRoom(db: Db): Promise<void> {
		// Loaded when there is time: no first question needs it.
		const { RoomKeeper } = await import('./room-keeper.svelte');
		this.#room ??= new RoomKeeper(db, this.now);
		await this.#room.look();
	}

	/** Back on the screen: a phone may have cut the connection, and there may be room again. */
	async #comeBack(db: Db): Promise<void> {
		try {
			await ensureConnected(db, PATIENCE_MS);
			if (this.#room) await this.#keepRoom(db);
		} catch (error) {
			// Told at the next step that needs it.
			console.warn(error);
		}
	}

	/** Built-in decks take the path of any other: installed when new, updated when changed. */
	async #install(db: Db): Promise<void> {
		const installed = await deckList(db);
		for (const entry of builtIn) {
			// Cards follow from the deck and from the code that reads it.
			const hash = `${entry.hash}+${version}`;
			const before = installed.find(({ id }) => id === entry.id);
			if (before?.hash === hash) continue;
			const deck = await fetchDeck(entry.url);
			if (deck) {
				const cards = [...openDeck(deck).cards.values()];
				await installDeck(db, { deck, cards, hash, moment: this.now() });
			} else if (!before) throw new DeckMissing();
		}
		const others = installed.filter(({ id }) => !builtIn.some((entry) => entry.id === id));
		if (others.some(({ hash }) => !hash.endsWith(`+${version}`)))
			await (await import('./installing')).refreshInstalled(db, this.now());
	}
}

export const [useRanvier, provideRanvier] = createContext<Ranvier>();

/** The open services; only below the layout, which waits for them. */
export function useServices(): Services {
	const { state } = useRanvier();
	if (state.is !== 'open') throw new Error('useServices: the database is not open yet');
	return state.services;
}

/** Null where it cannot be fetched now: an older version that is installed still serves. */
async function fetchDeck(url: string): Promise<Deck | null> {
	try {
		const response = await fetch(url);
		return response.ok ? ((await response.json()) as Deck) : null;
	} catch (error) {
		console.error(error);
		return null;
	}
}

/** Seals what has grown old in the tail, pack by pack. */
async function sealAll(db: Db): Promise<void> {
	while (await sealTail(db));
}

const SUPERSEDED: Record<Superseded, Trouble> = {
	upgraded: {
		happened: 'A newer version of Ranvier has opened in another tab.',
		means: 'What you answered is stored; this tab can store nothing more.',
		todo: 'Reload this page to go on.'
	},
	removed: {
		happened: 'All data of Ranvier in this browser has been deleted.',
		means: 'Ranvier puts your answers back where this browser still has its second copy.',
		todo: 'Reload this page; if they are not there, restore your latest backup in Settings.'
	}
};
const BLOCKED: Trouble = {
	happened: 'Another tab still runs an older version of Ranvier.',
	means: 'Your data is safe and waits for that tab.',
	todo: 'Close the other tabs of Ranvier; this one then goes on by itself.'
};
const NEWER: Trouble = {
	happened: 'A newer version of Ranvier has used this data.',
	means: 'Your data is safe; this older version shows it and stores nothing.',
	todo: 'Close all tabs of Ranvier and open it again.'
};
