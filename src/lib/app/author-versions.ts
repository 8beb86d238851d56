import type { Db } from '$lib/storage/db';
import { documentFrom } from '$lib/authoring/document/stored';
import type { Draft, EditionRow } from '$lib/storage/draft-rows';
import { readReleases } from '$lib/storage/drafts';
import { compareVersions } from '$lib/domain/version';
import type { AuthorSession } from './author-session.svelte';
import { changeSections, summaryOf, type ChangeSection } from './deck-update';
import type { Entry } from './author-edits';

/** A released version and what it brought. */
export interface Released {
	readonly id: string;
	readonly version: string;
	/** Epoch ms. */
	readonly at: number;
	readonly note: string;
	readonly content: readonly Entry[];
}

/** The released versions of a draft, the newest first. */
export const readVersions = async (db: Db, draft: Draft): Promise<Released[]> =>
	(await readReleases(db, draft)).filter(isSound).map(releasedOf);

const isSound = ({ content }: EditionRow): boolean => documentFrom(content) !== null;

const releasedOf = ({ id, version, at, note, content }: EditionRow): Released => ({
	id,
	version,
	at,
	note,
	content: content as readonly Entry[]
});

/** What learners of one version would read of the next. */
export interface Difference {
	readonly summary: string;
	readonly sections: readonly ChangeSection[];
}

/** What changed between two versions, or since one; null where one of the two cannot be read. */
export async function differenceOf(
	session: AuthorSession,
	since: Released,
	until?: Released
): Promise<Difference | null> {
	const ask = { since: since.content, ...(until && { until: until.content }) };
	const compared = await session.checker.ask('changes', ask);
	if (!compared) return null;
	const { changes } = compared;
	return {
		summary: changes.length === 0 ? 'nothing' : summaryOf(changes),
		sections: changeSections(changes, new Set())
	};
}

/** The version that a release is proposed as: the next one after the last. */
export function proposedVersion(now: string, last: string | null): string {
	if (last === null || compareVersions(now, last) > 0) return now;
	const [major = 1, minor = 0] = last.split('.').map(Number);
	return `${major}.${minor + 1}.0`;
}

/** Why a version cannot be released under this number; empty = it can. */
export function versionFault(version: string, last: string | null): string {
	if (!/^\d+\.\d+\.\d+$/.test(version)) return 'Write three numbers with dots, as 1.2.0.';
	if (last !== null && compareVersions(version, last) <= 0)
		return `Version ${last} is released already. Choose a higher one.`;
	return '';
}
