import type { Grade } from './grade';
import type { CardId } from './ids';
import type { Form } from './question';

/** What answers say of one card in one form, of one learner or of many; nothing in it says who. */
export interface CardStatistics {
	readonly card: CardId;
	readonly form: Form;
	/** How often it was asked. */
	readonly shown: number;
	/** How often each option stood there, by its text; empty for forms without options. */
	readonly offered: Readonly<Record<string, number>>;
	/** How often each option was chosen, by its text. */
	readonly chosen: Readonly<Record<string, number>>;
	/** Grades of the very first answer to the card, one per learner whose first it was in this form. */
	readonly first: Readonly<Record<Grade, number>>;
}

export const NO_GRADES: CardStatistics['first'] = { 1: 0, 2: 0, 3: 0, 4: 0 };

/** Statistics of the same deck from several learners as one; order does not matter. */
export function pooled(all: readonly CardStatistics[]): CardStatistics[] {
	const sums = new Map<string, CardStatistics>();
	for (const one of all) {
		const key = `${one.card} ${one.form}`;
		const sum = sums.get(key);
		sums.set(key, sum ? added(sum, one) : one);
	}
	return [...sums.values()];
}

const added = (a: CardStatistics, b: CardStatistics): CardStatistics => ({
	...a,
	shown: a.shown + b.shown,
	offered: addedCounts(a.offered, b.offered),
	chosen: addedCounts(a.chosen, b.chosen),
	first: addedCounts(a.first, b.first)
});

function addedCounts<K extends string | number>(
	a: Readonly<Record<K, number>>,
	b: Readonly<Record<K, number>>
): Record<K, number> {
	const sum: Record<K, number> = { ...a };
	for (const key of Object.keys(b) as K[]) sum[key] = (sum[key] ?? 0) + b[key];
	return sum;
}
