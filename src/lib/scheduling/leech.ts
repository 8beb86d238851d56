import type { Memory } from '$lib/domain/memory';

const FIRST = 8;
const AGAIN_EVERY = 4;

/**
 * Whether this answer made the card a leech, to be set aside: at the eighth lapse, and at every
 * fourth after that for a card taken back.
 */
export function becomesLeech(
	before: Pick<Memory, 'lapses'> | null,
	after: Pick<Memory, 'lapses'>
): boolean {
	const lapsed = after.lapses > (before?.lapses ?? 0);
	return lapsed && after.lapses >= FIRST && (after.lapses - FIRST) % AGAIN_EVERY === 0;
}
