import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { cardId } from '$lib/domain/ids';
import type { CardRow } from '$lib/storage/rows';
import type { OnScreen } from './asking';
import { Ahead, isCurrent } from './next-question';

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
	expect(await ahead.take(cardId('a'))).toBe(made);
	expect(await ahead.take(cardId('a'))).toBeNull();
});

it('has nothing for another card', async () => {
	const ahead = new Ahead();
	ahead.prepare(cardId('a'), () => Promise.resolve(screen(row('a'))));
	await idle();
	expect(await ahead.take(cardId('b'))).toBeNull();
});

it('knows a question whose card has changed meanwhile', () => {
	expect(isCurrent(screen(row('a')), row('a'))).toBe(true);
	expect(isCurrent(screen(row('a')), row('a', 1))).toBe(false);
});

it('is not waited for where it was not begun, and then never begun', async () => {
	const ahead = new Ahead();
	const make = vi.fn(() => Promise.resolve(screen(row('a'))));
	ahead.prepare(cardId('a'), make);
	expect(await ahead.take(cardId('a'))).toBeNull();
	await idle();
	expect(make).not.toHaveBeenCalled();
});

it('tries again where it failed', async () => {
	const log = vi.spyOn(console, 'error').mockReturnValue();
	const ahead = new Ahead();
	ahead.prepare(cardId('a'), () => Promise.reject(new Error('no connection')));
	await idle();
	expect(await ahead.take(cardId('a'))).toBeNull();
	expect(log).toHaveBeenCalledOnce();
});
