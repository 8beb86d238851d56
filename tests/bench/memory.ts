import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

// Linux only: reads what the kernel counts of every process.

const textOf = (pid: string, file: string): string => {
	try {
		return readFileSync(`/proc/${pid}/${file}`, 'utf8');
	} catch {
		return ''; // It has ended meanwhile.
	}
};

/** The processes that run the pages of the browser on this profile folder. */
function renderersOf(folder: string): string[] {
	const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
	const parents = new Map(all.map((pid) => [pid, /PPid:\t(\d+)/.exec(textOf(pid, 'status'))?.[1]]));
	const isOf = (pid: string | undefined): boolean =>
		pid !== undefined &&
		pid !== '0' &&
		(textOf(pid, 'cmdline').includes(folder) || isOf(parents.get(pid)));
	return all.filter((pid) => textOf(pid, 'cmdline').includes('--type=renderer') && isOf(pid));
}

/** Megabytes that the largest page of the browser takes at the most, while `work` goes on. */
export async function peakWhile<T>(folder: string, work: () => Promise<T>): Promise<[T, number]> {
	// "5" makes the kernel count the peak anew (proc(5), clear_refs).
	for (const pid of renderersOf(folder)) writeFileSync(`/proc/${pid}/clear_refs`, '5');
	const made = await work();
	const peaks = renderersOf(folder).map((pid) =>
		Number(/VmHWM:\s+(\d+)/.exec(textOf(pid, 'status'))?.[1] ?? 0)
	);
	return [made, Math.max(0, ...peaks) / 1_000];
}
