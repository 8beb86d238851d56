import type { DeckId } from '$lib/domain/ids';
import type { LogicalClock } from './rows';

/** Names of drafts, of their steps and of their editions: drawn at random by the caller, one time each. */
export type DraftId = string;
export type StepId = string;
export type EditionId = string;

/** The installed deck a draft began as a copy of. */
export interface Origin {
	readonly deck: DeckId;
	readonly title: string;
	/** The version it was copied from, or last brought up to. */
	readonly version: string;
	readonly hash: string;
	/** What that version says. */
	readonly edition: EditionId;
}

/** A deck as it is being written. What it says is the content of an edition and the steps since. */
export interface Draft {
	readonly title: string;
	readonly deck: DeckId;
	readonly version: string;
	/** Null = written from nothing. */
	readonly origin: Origin | null;
	/** Epoch ms. */
	readonly changedAt: number;
	/** The last step that stands; null = none. */
	readonly head: StepId | null;
	/** Steps taken back, the one to be done again next at the end. */
	readonly redo: readonly StepId[];
	/** The edition from which the steps are counted. */
	readonly checkpoint: EditionId;
	/** Released editions, the newest last. */
	readonly releases: readonly EditionId[];
}

/** A null draft = deleted: kept, so that another device learns of it. */
export interface DraftRow {
	readonly id: DraftId;
	readonly draft: { readonly value: Draft | null; readonly clock: LogicalClock };
}

/** One change of a draft. `change` is the authoring layer's own; storage does not look inside. */
export interface StepRow {
	/** `<draft>/<step>`. */
	readonly id: StepId;
	/** The step it was made after. */
	readonly after: StepId | null;
	/** Epoch ms. */
	readonly at: number;
	/** What was done, as a person would say it. */
	readonly label: string;
	readonly change: unknown;
}

/** What a draft said after one of its steps, as a whole. */
export interface EditionRow {
	/** `<draft>/<edition>`. */
	readonly id: EditionId;
	readonly kind: 'checkpoint' | 'release' | 'origin';
	readonly after: StepId | null;
	/** Epoch ms. */
	readonly at: number;
	/** Of a release and an origin: its version. */
	readonly version: string;
	/** Of a release: what its author says of it. */
	readonly note: string;
	/** The authoring layer's own. */
	readonly content: unknown;
}
