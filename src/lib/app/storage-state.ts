import { askToKeep, persistenceOf, type Persistence } from '$lib/storage/persistence';

/** A browser that asks the person may never answer; then the state is unknown. */
const TIMEOUT_MS = 3_000;

export const storageState = () => persistenceOf(navigator.storage, TIMEOUT_MS);
export const keepStorage = () => askToKeep(navigator.storage, TIMEOUT_MS);

export const STORAGE_WORDS: Record<Persistence, string> = {
	kept: 'The browser keeps your progress until you remove it yourself.',
	'best-effort':
		'Your progress is stored in this browser, which may remove it when the device runs out of space.',
	refused:
		'Your progress is stored in this browser. It was asked to keep it and declined; it may remove it when space runs out. Installing the app helps.',
	unknown: 'Your progress is stored in this browser; it does not say for how long.'
};
