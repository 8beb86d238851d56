import { describe, expect, it } from 'vitest';
import { askToKeep, persistenceOf } from './persistence';

const SHORT = 20;
const storage = (persisted: boolean, granted: boolean | Promise<boolean>) => ({
	persisted: () => Promise.resolve(persisted),
	persist: () => Promise.resolve(granted)
});

describe('persistence (D9)', () => {
	it('tells kept from best effort without asking', async () => {
		expect(await persistenceOf(storage(true, false), SHORT)).toBe('kept');
		expect(await persistenceOf(storage(false, true), SHORT)).toBe('best-effort');
	});

	it('tells a refusal of before from best effort', async () => {
		const said = (state: PermissionState) => () => Promise.resolve(state);
		expect(await persistenceOf(storage(false, false), SHORT, said('denied'))).toBe('refused');
		expect(await persistenceOf(storage(false, false), SHORT, said('prompt'))).toBe('best-effort');
		const mute = () => Promise.reject(new TypeError());
		expect(await persistenceOf(storage(false, false), SHORT, mute)).toBe('best-effort');
	});

	it('knows a private window by its missing place for files', async () => {
		const closed = {
			...storage(false, false),
			getDirectory: () => Promise.reject(new DOMException('private', 'SecurityError'))
		};
		expect(await persistenceOf(closed, SHORT)).toBe('private');
		expect(await askToKeep(closed, SHORT)).toBe('private');
	});

	it('tells granted from refused when asked', async () => {
		expect(await askToKeep(storage(false, true), SHORT)).toBe('kept');
		expect(await askToKeep(storage(false, false), SHORT)).toBe('refused');
	});

	it('does not wait for a browser that never answers', async () => {
		const silent = storage(false, new Promise<boolean>(() => undefined));
		expect(await askToKeep(silent, SHORT)).toBe('unknown');
	});

	it('is unknown where the browser cannot say', async () => {
		expect(await askToKeep(undefined, SHORT)).toBe('unknown');
		const failing = { ...storage(false, false), persist: () => Promise.reject(new TypeError()) };
		expect(await askToKeep(failing, SHORT)).toBe('unknown');
	});
});
