import { liveQuery } from 'dexie';
import { createSubscriber } from 'svelte/reactivity';
import { problemFrom } from './problems';

/** A row that is missing is a `value`; one not read yet is `loading`. */
export type Reading<T> =
	| { readonly state: 'loading' }
	| { readonly state: 'value'; readonly value: T }
	| { readonly state: 'failed'; readonly error: unknown };

/**
 * A query that is asked again whenever what it read changes, in this tab or another, for as long as
 * something reads `current`. The query itself is not reactive: where it depends on state, make a new
 * one, `$derived(liveOf(deck))` with `const liveOf = (deck) => new Live(() => dueCounts(db, deck, ...))`.
 */
export class Live<T> {
	#reading: Reading<T> = { state: 'loading' };
	readonly #subscribe: () => void;

	constructor(query: () => Promise<T>) {
		// liveQuery keeps silent about a closed database; under another name it speaks.
		const told = () => query().catch((error: unknown) => Promise.reject(problemFrom(error)));
		this.#subscribe = createSubscriber((update) => {
			const show = (reading: Reading<T>) => {
				this.#reading = reading;
				update();
			};
			const subscription = liveQuery(told).subscribe({
				next: (value) => show({ state: 'value', value }),
				error: (error: unknown) => show({ state: 'failed', error })
			});
			return () => subscription.unsubscribe();
		});
	}

	get current(): Reading<T> {
		this.#subscribe();
		return this.#reading;
	}
}
