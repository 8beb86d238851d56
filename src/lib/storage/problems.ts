export type StorageProblemCode =
	| 'full'
	| 'newer'
	| 'closed'
	| 'refused'
	| 'failed'
	| 'damaged'
	| 'no-backup'
	| 'backup-broken'
	| 'backup-newer'
	| 'backup-too-large'
	| 'backup-unsound';

interface Sentences {
	/** What happened. */
	readonly happened: string;
	/** What it means for the learner's data. */
	readonly means: string;
	/** What to do. */
	readonly todo: string;
}

const SENTENCES: Record<StorageProblemCode, Sentences> = {
	full: {
		happened: 'There is no room left to store this.',
		means: 'Your last step was not stored; everything before it is safe.',
		todo: 'Free some space on this device, then try again.'
	},
	newer: {
		happened: 'A newer version of Ranvier has opened your data.',
		means: 'Your data is safe, but this older version can only show it.',
		todo: 'Close all tabs of Ranvier and open it again.'
	},
	closed: {
		happened: 'Another tab has updated or removed the stored data.',
		means: 'What was stored before is safe; this tab can store nothing more.',
		todo: 'Reload this page.'
	},
	refused: {
		happened: 'The browser does not let this page store anything.',
		means: 'Nothing you do here would be kept.',
		todo: 'Use an ordinary window instead of a private one, or allow this site to store data.'
	},
	failed: {
		happened: 'The browser could not use its storage.',
		means: 'Your last step was not stored; everything before it is safe.',
		todo: 'Try again; if it fails again, restart the browser.'
	},
	damaged: {
		happened: 'A part of your review history has changed since it was stored.',
		means: 'It no longer matches its checksum, so schedules are not computed from it.',
		todo: 'Restore your latest backup.'
	},
	'no-backup': {
		happened: 'This file is not a backup of Ranvier.',
		means: 'Nothing was changed.',
		todo: 'Choose a file that Ranvier has saved; its name begins with “ranvier” and ends in “.zip”.'
	},
	'backup-broken': {
		happened: 'This backup is damaged or incomplete.',
		means: 'Nothing was changed.',
		todo: 'Copy or download the file again, or choose an earlier backup.'
	},
	'backup-newer': {
		happened: 'This backup was made by a newer version of Ranvier.',
		means: 'Nothing was changed.',
		todo: 'Update Ranvier here, then try again.'
	},
	'backup-too-large': {
		happened: 'This file unpacks to more than any backup of Ranvier would.',
		means: 'It was not unpacked, and nothing was changed.',
		todo: 'Choose another file.'
	},
	'backup-unsound': {
		happened: 'This file holds entries that no version of Ranvier writes.',
		means: 'Nothing was changed.',
		todo: 'Choose another backup; if Ranvier saved this file itself, report it.'
	}
};

/** A failure of storage that a person has to hear about. */
export class StorageProblem extends Error implements Sentences {
	override readonly name = 'StorageProblem';
	readonly code: StorageProblemCode;
	readonly happened: string;
	readonly means: string;
	readonly todo: string;

	constructor(code: StorageProblemCode, cause?: unknown) {
		const { happened, means, todo } = SENTENCES[code];
		super(`${happened} ${means} ${todo}`, { cause });
		this.code = code;
		this.happened = happened;
		this.means = means;
		this.todo = todo;
	}
}

/** By DOMException or Dexie name. Others are broken invariants of ours and pass as they are. */
const CODES: ReadonlyMap<string, StorageProblemCode> = new Map([
	['QuotaExceededError', 'full'],
	['VersionError', 'newer'],
	['MissingAPIError', 'refused'],
	['SecurityError', 'refused'],
	['NotAllowedError', 'refused'],
	['DatabaseClosedError', 'closed'],
	['InvalidStateError', 'closed'],
	['UnknownError', 'failed'],
	['TimeoutError', 'failed'],
	['NotReadableError', 'failed'],
	['OpenFailedError', 'failed'],
	['AbortError', 'failed']
]);

/** An error and what it wraps, innermost first: a full disk arrives inside an AbortError. */
function chainOf(error: unknown): Error[] {
	if (!(error instanceof Error) && !(error instanceof DOMException)) return [];
	return [...chainOf('inner' in error ? error.inner : error.cause), error];
}

/** The problem a person must hear of, or the error itself where it is none of storage's. */
export function problemFrom(error: unknown, opening = false): unknown {
	if (error instanceof StorageProblem) return error;
	for (const { name } of chainOf(error)) {
		// Firefox refuses storage in some private windows with this name, but only when opening.
		if (opening && name === 'InvalidStateError') return new StorageProblem('refused', error);
		const code = CODES.get(name);
		if (code) return new StorageProblem(code, error);
	}
	return error;
}
