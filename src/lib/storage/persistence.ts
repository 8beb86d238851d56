/**
 * kept: the browser removes the data only when asked to. best-effort: it may when space runs out.
 * refused: asked and denied. unknown: it does not say.
 */
export type Persistence = 'kept' | 'best-effort' | 'refused' | 'unknown';

type Persisting = Pick<StorageManager, 'persist' | 'persisted'>;

/** Whether the data is kept, without asking for it. */
export function persistenceOf(storage: Persisting | undefined, timeout: number) {
	return within(
		timeout,
		async () => ((await storage?.persisted()) ? 'kept' : 'best-effort'),
		storage
	);
}

/** Asks for the data to be kept. Firefox may ask the learner and never answer, hence the time-out (ms). */
export function askToKeep(storage: Persisting | undefined, timeout: number) {
	return within(timeout, async () => ((await storage?.persist()) ? 'kept' : 'refused'), storage);
}

async function within(
	timeout: number,
	ask: () => Promise<Persistence>,
	storage: Persisting | undefined
): Promise<Persistence> {
	if (!storage) return 'unknown';
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<Persistence>((resolve) => {
		timer = setTimeout(resolve, timeout, 'unknown');
	});
	const answer = ask().catch((): Persistence => 'unknown');
	return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
