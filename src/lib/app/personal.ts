import type { CardId } from '$lib/domain/ids';
import type { Db } from '$lib/storage/db';
import { Live } from '$lib/storage/live.svelte';
import { readPersonal, writePersonal, type Personal } from '$lib/storage/personal';

/** The learner's own mark and note on a card, as they change. */
export const livePersonal = (db: Db, card: CardId): Live<Personal> =>
	new Live(() => readPersonal(db, card));

export const savePersonal = writePersonal;
