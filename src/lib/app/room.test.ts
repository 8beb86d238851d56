import { expect, it } from 'vitest';
import { daysIn, fitsReserve, freeIn, roomWarning, roomWords, type Room } from './room';

const room = (more: Partial<Room>): Room => ({ free: null, days: null, usedUp: false, ...more });

it('counts the days that room is left for, a learner at rest as one who comes back', () => {
	expect(daysIn(20_000_000, 100)).toBe(100);
	expect(daysIn(199_999, 100)).toBe(0);
	expect(daysIn(4_000_000, 0)).toBe(daysIn(4_000_000, 20));
});

it('knows no room where the browser does not say', () => {
	expect(freeIn({})).toBeNull();
	expect(freeIn({ quota: 10 })).toBeNull();
	expect(freeIn({ quota: 10, usage: 4 })).toBe(6);
	// A quota that has shrunk under what is stored.
	expect(freeIn({ quota: 4, usage: 10 })).toBe(0);
	expect(fitsReserve(null)).toBe(true);
	expect(fitsReserve(3_999_999)).toBe(false);
	expect(fitsReserve(4_000_000)).toBe(true);
});

it('warns under thirty days, and when the reserve is used', () => {
	expect(roomWarning(room({ days: 30 }))).toBeNull();
	expect(roomWarning(room({}))).toBeNull();
	expect(roomWarning(room({ days: 29 }))).toContain('room for 29 more days of study');
	expect(roomWarning(room({ days: 1 }))).toContain('1 more day of');
	expect(roomWarning(room({ days: 0 }))).toContain('less than a day');
	expect(roomWarning(room({ days: 900, usedUp: true }))).toContain('a small reserve');
});

it('says in Settings how long the room lasts', () => {
	expect(roomWords(room({}))).toContain('does not say');
	expect(roomWords(room({ days: 100_000 }))).toBe('There is room for years of study.');
	expect(roomWords(room({ days: 45 }))).toBe('There is room for about 45 more days of study.');
});
