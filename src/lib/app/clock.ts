import { momentAt, type Moment } from '$lib/domain/day';

/** The only place that reads the device's clock and zone. */
export function now(dayStart: number): Moment {
	const date = new Date();
	// Not its negative: of 0 that is -0, which no JSON carries.
	return momentAt(date.getTime(), 0 - date.getTimezoneOffset(), dayStart);
}

/** Minutes east of UTC that this device's zone had at a past instant (epoch ms). */
export const offsetAt = (clock: number): number => 0 - new Date(clock).getTimezoneOffset();

/** A seed for the next question: chance enters here and is stored with the review. */
export const freshSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
