import type { DeviceId } from '$lib/domain/ids';
import type { Report } from '$lib/storage/backup/report';
import type { Verification } from '$lib/storage/rebuild';
import type { SnapshotReason } from './snapshots';
import type { Trouble } from './trouble';

export type { Verification };

/** Where and by whom a worker's work is done. */
export interface Setting {
	/** Of the database. */
	readonly name: string;
	/** Version of the app. */
	readonly app: string;
}

/** What the worker is asked, one thing at a time; `restore` is of what `read` has read. */
export interface Tasks {
	readonly write: { readonly asked: { readonly at: number }; readonly answer: Written };
	readonly read: { readonly asked: { readonly file: Blob }; readonly answer: Found };
	readonly restore: { readonly asked: Wanted; readonly answer: Restored };
	/** Answers whether the browser could keep one. */
	readonly snapshot: {
		readonly asked: { readonly at: number; readonly before: SnapshotReason };
		readonly answer: boolean;
	};
	/** The second copy, made anew; answers whether the browser could keep one. */
	readonly copy: { readonly asked: { readonly at: number }; readonly answer: boolean };
	/** Puts back what the second copy has; answers with how many reviews, null where all was there. */
	readonly recover: { readonly asked: object; readonly answer: number | null };
	readonly verify: { readonly asked: object; readonly answer: Verification };
	readonly repair: {
		readonly asked: object;
		readonly answer: { readonly cards: number; readonly days: number };
	};
}
export type Task = keyof Tasks;

export interface Written {
	readonly bytes: Uint8Array<ArrayBuffer>;
	/** The device's counter then. */
	readonly next: number;
}

/** A backup that has been read, and what it would do. */
export interface Found {
	/** ISO date and time. */
	readonly created: string;
	readonly reports: { readonly merge: Report; readonly replace: Report };
	/** Whether this browser can keep a snapshot of what is here now. */
	readonly snapshots: boolean;
}

export interface Wanted {
	readonly mode: 'merge' | 'replace';
	/** The file lies outside of this browser, as no snapshot does. */
	readonly outside: boolean;
	/** Becomes this browser's id where all is replaced. */
	readonly newDevice: DeviceId;
	readonly at: number;
}

export interface Restored {
	readonly report: Report;
	readonly snapshot: boolean;
}

export type ToWorker = {
	[T in Task]: { readonly task: T; readonly setting: Setting } & Tasks[T]['asked'];
}[Task];

/** Steps on the way, then one of the other two. */
export type FromWorker =
	| { readonly is: 'progress'; readonly progress: Progress }
	| { readonly is: 'done'; readonly answer: Tasks[Task]['answer'] }
	| { readonly is: 'failed'; readonly trouble: Trouble };

export interface Progress {
	readonly doing: 'reading' | 'writing' | 'comparing' | 'storing' | 'checking';
	/** 0 to 1; null = not known. */
	readonly share: number | null;
}
