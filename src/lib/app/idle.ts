import { problemFrom, StorageProblem } from '$lib/storage/problems';

/**
 * Runs `work` when the page has nothing better to do. What fails is logged, but for storage: that is
 * told at the next step that needs it.
 */
export function whenIdle(work: () => Promise<unknown>, timeout: number): void {
	const run = () =>
		void work().catch((error: unknown) => {
			if (!(problemFrom(error) instanceof StorageProblem)) console.error(error);
		});
	if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout });
	else setTimeout(run, Math.min(timeout, 2_000));
}
