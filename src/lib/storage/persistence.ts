/**
 * kept: the browser removes the data only when asked to. best-effort: it may when space runs out.
 * private: it goes with the window. refused: asked and denied. unknown: it does not say.
 */
export type Persistence = 'kept' | 'best-effort' | 'private' | 'refused' | 'unknown';

type Asked = Pick<StorageManager, 'persist' | 'persisted'> &
	Partial<Pick<StorageManager, 'getDirectory'>>;

/** Whether the data is kept, without asking for it. `permission`: what the browser says was decided. */
export function persistenceOf(
	storage: Asked | undefined,
	timeout: number,
	permission: () => Promise<PermissionState> = () => Promise.resolve('prompt')
): Promise<Persistence> {
	return within(timeout, storage, async (manager) => {
		if (await manager.persisted()) return 'kept';
		if (await isPrivate(manager)) return 'private';
		const decided = await permission().catch(() => 'prompt');
		return decided === 'denied' ? 'refused' : 'best-effort';
	});
}

/** Asks for the data to be kept. Firefox may ask the learner and never answer, hence the time-out (ms). */
export function askToKeep(storage: Asked | undefined, timeout: number): Promise<Persistence> {
	return within(timeout, storage, async (manager) => {
		if (await manager.persist()) return 'kept';
		return (await isPrivate(manager)) ? 'private' : 'refused';
	});
}

/** Firefox and Safari have no place for files in a private window. Chromium does not tell. */
const isPrivate = async (storage: Asked): Promise<boolean> =>
	(await storage.getDirectory?.().then(
		() => false,
		() => true
	)) ?? false;

async function within(
	timeout: number,
	storage: Asked | undefined,
	ask: (storage: Asked) => Promise<Persistence>
): Promise<Persistence> {
	if (!storage) return 'unknown';
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<Persistence>((resolve) => {
		timer = setTimeout(resolve, timeout, 'unknown');
	});
	const answer = ask(storage).catch((): Persistence => 'unknown');
	return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
