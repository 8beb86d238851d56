import { deckId, type DeckId, type DeviceId } from '$lib/domain/ids';
import { DEFAULT_SETTINGS, type Settings, type StudySettings } from '$lib/domain/settings';
import { writeStep, type Db } from './db';
import { APP_FIELDS, STUDY_FIELDS, type Fields } from './settings-fields';
import type { LogicalClock, SettingRow } from './rows';

type AppSettings = Omit<Settings, 'study'>;
/** Fields to set; null takes a field back to its default, or in a deck to the general setting. */
type Change<T> = { readonly [K in keyof T]?: T[K] | null };

const studyKey = (deck: DeckId | null) => (field: string) =>
	deck === null ? `study.${field}` : `study.${field}@${deck}`;
const appKey = (field: string) => field;

/** The learner's settings; a field missing, or not understood by this code, has its default. */
export async function readSettings(db: Db): Promise<Settings> {
	const rows = await rowsByKey(db);
	const { study, ...app } = DEFAULT_SETTINGS;
	return {
		...merged(app, APP_FIELDS, rows, appKey),
		study: merged(study, STUDY_FIELDS, rows, studyKey(null))
	};
}

/** The settings a deck is studied with: the deck's own fields before the general ones. */
export async function readStudySettings(db: Db, deck: DeckId): Promise<StudySettings> {
	const rows = await rowsByKey(db);
	const general = merged(DEFAULT_SETTINGS.study, STUDY_FIELDS, rows, studyKey(null));
	return merged(general, STUDY_FIELDS, rows, studyKey(deck));
}

/** The settings of every deck that has some of its own. */
export async function readOwnStudySettings(db: Db): Promise<Map<DeckId, StudySettings>> {
	const rows = await rowsByKey(db);
	const general = merged(DEFAULT_SETTINGS.study, STUDY_FIELDS, rows, studyKey(null));
	const decks = [...rows.keys()].flatMap((key) => key.split('@').slice(1)).map(deckId);
	return new Map(
		decks.map((deck) => [deck, merged(general, STUDY_FIELDS, rows, studyKey(deck))] as const)
	);
}

/** Sets fields that are not about studying. */
export const writeSettings = (db: Db, change: Change<AppSettings>): Promise<void> =>
	writeFields(db, change, APP_FIELDS, appKey);

/** Sets study fields of one deck or (null) in general. */
export const writeStudySettings = (
	db: Db,
	deck: DeckId | null,
	change: Change<StudySettings>
): Promise<void> => writeFields(db, change, STUDY_FIELDS, studyKey(deck));

async function rowsByKey(db: Db): Promise<Map<string, SettingRow>> {
	return new Map((await db.settings.toArray()).map((row) => [row.key, row]));
}

/** `base` with the stored fields in place of its own, where their values are valid. */
function merged<T extends object>(
	base: T,
	fields: Fields<T>,
	rows: ReadonlyMap<string, SettingRow>,
	keyOf: (field: string) => string
): T {
	const out = { ...base };
	for (const field of Object.keys(base) as (keyof T & string)[]) {
		const value = rows.get(keyOf(field))?.value;
		if (fields[field](value)) out[field] = value;
	}
	return out;
}

/** Rows are replaced field by field, so what newer code has stored beside them stays. */
async function writeFields<T extends object>(
	db: Db,
	change: Change<T>,
	fields: Fields<T>,
	keyOf: (field: string) => string
): Promise<void> {
	const entries = (Object.keys(change) as (keyof T & string)[]).map((field) => {
		const value = change[field];
		if (value !== null && !fields[field](value))
			throw new RangeError(`The setting ${field} cannot be ${JSON.stringify(value)}.`);
		return [keyOf(field), value] as const;
	});
	await writeStep(db, [db.settings], async ({ id }) => {
		const before = await db.settings.bulkGet(entries.map(([key]) => key));
		await db.settings.bulkPut(
			entries.map(([key, value], i) => ({ ...before[i], key, value, clock: later(before[i], id) }))
		);
	});
}

/** One step after the clock of a stored field. */
export const later = (
	before: { readonly clock: LogicalClock } | undefined,
	device: DeviceId
): LogicalClock => [(before?.clock[0] ?? 0) + 1, device];
