/*
 * Work that one tab does for all: an answer needs no such thing, its transaction is enough.
 */

/** Waits until no other tab does `work` of this name, then does it; rejects with the signal's reason. */
export const alone = <T>(name: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> =>
	'locks' in navigator
		? navigator.locks.request(nameOf(name), { ...(signal && { signal }) }, work)
		: work();

/** Does `work` unless another tab is at it: then that one does it for this tab, too. */
export const unlessElsewhere = (name: string, work: () => Promise<void>): Promise<void> =>
	'locks' in navigator
		? navigator.locks.request(nameOf(name), { ifAvailable: true }, (lock) =>
				lock ? work() : Promise.resolve()
			)
		: work();

const nameOf = (name: string) => `ranvier ${name}`;
