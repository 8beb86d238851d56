import type { DeckId } from '$lib/domain/ids';
import { DEFAULT_SETTINGS, type StudySettings } from '$lib/domain/settings';
import type { Db } from '$lib/storage/db';
import { Live } from '$lib/storage/live.svelte';
import { readStudySettings, writeStudySettings } from '$lib/storage/settings';

export {
	writeSettings as saveSettings,
	writeStudySettings as saveStudySettings
} from '$lib/storage/settings';

/** What a deck is studied with: its own settings before the general ones. */
export const liveStudySettings = (db: Db, deck: DeckId): Live<StudySettings> =>
	new Live(() => readStudySettings(db, deck));

/** Gives every field of a deck back to the general settings. */
export function forgetDeckSettings(db: Db, deck: DeckId): Promise<void> {
	const fields = Object.keys(DEFAULT_SETTINGS.study) as (keyof StudySettings)[];
	return writeStudySettings(db, deck, Object.fromEntries(fields.map((field) => [field, null])));
}
