import { readOutside } from '$lib/storage/backup/outside';
import type { Db } from '$lib/storage/db';
import { askToKeep, persistenceOf, type Persistence } from '$lib/storage/persistence';

/** A browser that asks the person may never answer; then the state is unknown. */
const TIMEOUT_MS = 3_000;
/** Answers without a backup before the browser is asked to keep them: there must be something to keep. */
const WORTH = 20;

const permission = async (): Promise<PermissionState> =>
	(await navigator.permissions.query({ name: 'persistent-storage' })).state;

export const storageState = () => persistenceOf(navigator.storage, TIMEOUT_MS, permission);
export const keepStorage = () => askToKeep(navigator.storage, TIMEOUT_MS);

/** Firefox alone puts the question to the person; the others decide by how much the app is used. */
const asksThePerson = (): boolean => CSS.supports('-moz-appearance', 'none');

/**
 * Asks the browser to keep the answers once there are enough of them, where it decides by itself.
 * Returns whether the learner is to be asked to press for it.
 */
export async function keepOnceWorth(db: Db): Promise<boolean> {
	const { unsaved } = await readOutside(db);
	if (unsaved < WORTH || (await storageState()) !== 'best-effort') return false;
	if (asksThePerson()) return true;
	await keepStorage();
	return false;
}

export const STORAGE_WORDS: Record<Persistence, string> = {
	kept: 'The browser keeps your progress until you remove it yourself.',
	'best-effort':
		'Your progress is stored in this browser, which may remove it when the device runs out of space.',
	private:
		'This is a private window: the browser removes your progress when you close it. Use an ordinary window, or take a backup with you.',
	refused:
		'Your progress is stored in this browser. It was asked to keep it and declined; it may remove it when space runs out. Installing the app helps.',
	unknown: 'Your progress is stored in this browser; it does not say for how long.'
};

/** Every browser of an Apple device but an installed app removes what was not visited for a week. */
export const removesAfterAWeek = (): boolean =>
	navigator.vendor.startsWith('Apple') && !matchMedia('(display-mode: standalone)').matches;

export const APPLE_WORDS =
	'Safari removes what a website has stored after seven days of use without a visit to it. An app on the Home Screen is exempt: choose Share, then “Add to Home Screen”. It begins empty, so take a backup along.';
