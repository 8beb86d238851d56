import { studyDay, type Moment } from '$lib/domain/day';
import { readDays } from '$lib/storage/days';
import type { Db } from '$lib/storage/db';
import { Live } from '$lib/storage/live.svelte';
import { StorageProblem } from '$lib/storage/problems';
import { hasReserve, keepReserve, RESERVE_BYTES } from '$lib/storage/reserve';
import { daysIn, fitsReserve, freeIn, type Room } from './room';

/** Days whose answers tell a learner's pace. */
const RECENT = 30;
/** A browser gives out no more chance at once. */
const CHANCE_BYTES = 65_536;

/** Watches the room on the device, and keeps the reserve wherever there is room for it. */
export class RoomKeeper {
	readonly #db: Db;
	readonly #now: () => Moment;
	/** Follows answers of every tab: one of them may give the reserve up. */
	readonly #reserve: Live<boolean>;
	#seen = $state.raw<Pick<Room, 'free' | 'days'>>({ free: null, days: null });
	/** There should be a reserve now: there was one, or there is no room for one. */
	#expected = $state(false);

	constructor(db: Db, now: () => Moment) {
		this.#db = db;
		this.#now = now;
		this.#reserve = new Live(() => hasReserve(db));
	}

	get room(): Room {
		const { current } = this.#reserve;
		const missing = current.state === 'value' && !current.value;
		return { ...this.#seen, usedUp: this.#expected && missing };
	}

	/** Looks how much room there is, and makes the reserve where it is missing and fits. */
	async look(): Promise<void> {
		const [free, answers] = await Promise.all([estimate(), this.#answersPerDay()]);
		this.#seen = { free, days: free === null ? null : daysIn(free, answers) };
		this.#expected = await this.#tend(free);
	}

	/** Whether there is a reserve, or would be if there were room. */
	async #tend(free: number | null): Promise<boolean> {
		if ((await hasReserve(this.#db)) || !fitsReserve(free)) return true;
		try {
			// There must be room for as much again, or giving it up would at once make room for it.
			await keepReserve(this.#db, noise(2 * RESERVE_BYTES));
			await keepReserve(this.#db, noise(RESERVE_BYTES));
			return true;
		} catch (error) {
			// Safari keeps no such pieces in a private window: then there is none, and all else works.
			if (!(error instanceof StorageProblem)) console.warn(error);
			return error instanceof StorageProblem && error.code === 'full';
		}
	}

	async #answersPerDay(): Promise<number> {
		const { day } = this.#now();
		const days = await readDays(this.#db, studyDay(day - RECENT + 1), day);
		return days.reduce((sum, { answers }) => sum + answers, 0) / RECENT;
	}
}

/** Bytes that may still be stored; null where the browser does not say. */
const estimate = async (): Promise<number | null> =>
	'estimate' in navigator.storage ? freeIn(await navigator.storage.estimate()) : null;

/** At random, or it would be compressed and take no room. */
function noise(size: number): Blob {
	const parts = Array.from({ length: Math.ceil(size / CHANCE_BYTES) }, () =>
		crypto.getRandomValues(new Uint8Array(CHANCE_BYTES))
	);
	return new Blob(parts).slice(0, size);
}
