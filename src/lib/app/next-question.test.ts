import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { cardId } from '$lib/domain/ids';
import type { CardRow } from '$lib/storage/rows';
import type { OnScreen } from './asking';
import { Ahead } from './next-question';

// No idle callbacks outside of a browser: a timer stands in.
beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());
const idle = () => vi.advanceTimersByTimeAsync(1_000);

const row = (id: string, position = 0) => ({ id: cardId(id), position }) as CardRow;
const screen = (of: CardRow) => ({ row: of }) as OnScreen;

it('hands out the question that was made for this card, once', async () => {
	const ahead = new Ahead();
	const made = screen(row('a'));
	ahead.prepare(cardId('a'), () => Promise.resolve(made));
	await idle();
	expect(await ahead.take(row('a'))).toBe(made);
	expect(await ahead.take(row('a'))).toBeNull();
});

it('has nothing for another card, or for one that has changed meanwhile', async () => {
	const ahead = new Ahead();
	ahead.prepare(cardId('a'), () => Promise.resolve(screen(row('a'))));
	await idle();
	expect(await ahead.take(row('b'))).toBeNull();
	ahead.prepare(cardId('a'), () => Promise.resolve(screen(row('a'))));
	await idle();
	expect(await ahead.take(row('a', 1))).toBeNull();
});

it('is not waited for where it was not begun, and then never begun', async () => {
	const ahead = new Ahead();
	const make = vi.fn(() => Promise.resolve(screen(row('a'))));
	ahead.prepare(cardId('a'), make);
	expect(await ahead.take(row('a'))).toBeNull();
	await idle();
	expect(make).not.toHaveBeenCalled();
});

it('tries again where it failed', async () => {
	const log = vi.spyOn(console, 'error').mockReturnValue();
	const ahead = new Ahead();
	ahead.prepare(cardId('a'), () => Promise.reject(new Error('no connection')));
	await idle();
	expect(await ahead.take(row('a'))).toBeNull();
	expect(log).toHaveBeenCalledOnce();
});
