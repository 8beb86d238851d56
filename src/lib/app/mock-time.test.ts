import { expect, it } from 'vitest';
import { momentAt } from '$lib/domain/day';
import { steady } from './mock-time';

/** A clock and a stopwatch in the test's hand, in seconds. */
function clocks() {
	const state = { wall: 1_000, ran: 0 };
	const clock = steady(
		() => momentAt(state.wall * 1_000, 0, 4),
		() => state.ran * 1_000
	);
	const after = (wall: number, ran: number) => {
		state.wall += wall;
		state.ran += ran;
		return clock().clock / 1_000;
	};
	return after;
}

it('goes with the clock', () => {
	const after = clocks();
	expect(after(10, 10)).toBe(1_010);
});

it('counts the sleep of a device whose stopwatch sleeps, too', () => {
	const after = clocks();
	expect(after(3_600, 1)).toBe(4_600);
});

it('goes on by the stopwatch where the clock is set back, and with the clock from there', () => {
	const after = clocks();
	expect(after(-3_600, 5)).toBe(1_005);
	expect(after(10, 10)).toBe(1_015);
	expect(after(3_600, 1)).toBe(4_615);
});
