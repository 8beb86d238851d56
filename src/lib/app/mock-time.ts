import type { Moment } from '$lib/domain/day';

/** The clock may lag so far behind the time that has gone by before it counts as set back. Milliseconds. */
const LAG_MS = 1_000;

/**
 * A clock that does not go back while a page is open: set back by hand, it goes on from where it was,
 * by the browser's stopwatch. A sleeping device is seen by the ordinary clock.
 */
export function steady(now: () => Moment, stopwatch = () => performance.now()): () => Moment {
	let [wall, ran, ahead] = [now().clock, stopwatch(), 0];
	let latest = wall;
	return () => {
		const moment = now();
		const ticked = stopwatch();
		const lost = ticked - ran - (moment.clock - wall);
		if (lost > LAG_MS) ahead += lost;
		[wall, ran] = [moment.clock, ticked];
		latest = Math.max(latest, Math.round(moment.clock + ahead));
		return { ...moment, clock: latest };
	};
}
