/** Runs `work` when the page has nothing better to do; what fails is logged. */
export function whenIdle(work: () => Promise<unknown>, timeout: number): void {
	const run = () => void work().catch((error: unknown) => console.error(error));
	if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout });
	else setTimeout(run, Math.min(timeout, 2_000));
}
