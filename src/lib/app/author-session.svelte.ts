import {
	apply,
	DECK,
	inverse,
	joined,
	type Change,
	type Document
} from '$lib/authoring/document/document';
import { setField } from '$lib/authoring/document/edits';
import { wordsUnder, type Key } from '$lib/authoring/document/entry';
import { changeFrom } from '$lib/authoring/document/stored';
import { isoOf, type Moment } from '$lib/domain/day';
import { deckId } from '$lib/domain/ids';
import type { Db } from '$lib/storage/db';
import type { Draft, DraftId, EditionRow, Origin, StepId, StepRow } from '$lib/storage/draft-rows';
import { readStep, type DraftWrite } from '$lib/storage/drafts';
import { Checker } from './author-checker.svelte';
import { contentOf } from './author-content';
import { DraftQueue, STEP_DAMAGED } from './author-queue.svelte';
import { whenIdle } from './idle';
import type { Trouble } from './trouble';

/** Changes of one field within this time are one step (ms). */
const PAUSE = 1_500;
/** Steps until the whole document is stored again, when there is time: what opening a draft has to apply. */
const STEPS_PER_CHECKPOINT = 100;
/** The longest that waits for such a time (ms). */
const PATIENCE = 10_000;

/** What a session begins with. */
export interface Opened {
	readonly draft: Draft;
	readonly document: Document;
	readonly checkpoint: { readonly after: StepId | null };
	/** How many steps lie between the last checkpoint and the document. */
	readonly forward: readonly StepRow[];
	/** What was released last; null = nothing that can be read. */
	readonly released: Document | null;
}

/** One draft being written: the document, its steps, and the check that follows them. */
export class AuthorSession {
	readonly id: DraftId;
	readonly checker: Checker;
	readonly #db: Db;
	readonly #now: () => Moment;
	#document: Document;
	#draft: Draft;
	readonly #queue: DraftQueue;
	#turns = $state.raw(0);
	#touched: readonly Key[] = [];
	readonly #steps: Record<StepId, StepRow> = {};
	#last: { readonly join: string; readonly at: number; readonly step: StepRow } | null = null;
	#since = 0;
	/** The step that the stored checkpoint stands after. */
	#checkpointAfter: StepId | null;
	#closed = false;

	constructor(
		db: Db,
		id: DraftId,
		{ draft, document, checkpoint, forward, released }: Opened,
		now: () => Moment
	) {
		this.id = id;
		this.#db = db;
		this.#now = now;
		this.#queue = new DraftQueue(db, id, draft);
		this.#draft = $state.raw(draft);
		this.#document = $state.raw(document);
		this.#since = forward.length;
		this.#checkpointAfter = checkpoint.after;
		this.checker = new Checker(this.#document, released, isoOf(now().day));
	}

	get document(): Document {
		return this.#document;
	}
	get draft(): Draft {
		return this.#draft;
	}
	get canUndo(): boolean {
		return this.draft.head !== null;
	}
	get canRedo(): boolean {
		return this.draft.redo.length > 0;
	}
	/** Counts undos and redos: what is being typed is then no longer what stands there. */
	get turns(): number {
		return this.#turns;
	}
	/** The entries that the last undo or redo has changed. */
	get touched(): readonly Key[] {
		return this.#touched;
	}
	/** Everything is stored. */
	get saved(): boolean {
		return this.#queue.empty;
	}
	/** Why the last steps are not stored, or one cannot be taken back. */
	get trouble(): Trouble | null {
		return this.#queue.trouble;
	}

	/**
	 * Makes a change and stores it. Changes that follow each other closely under the same `join` are one
	 * step: typing in one field is undone as a whole.
	 */
	change(change: Change, label: string, join = ''): void {
		if (change.length === 0) return;
		const at = this.#now().clock;
		this.#document = apply(this.#document, change);
		this.checker.edit(change);
		const last = this.#last;
		if (
			join !== '' &&
			last?.join === join &&
			at - last.at < PAUSE &&
			last.step.id === this.#draft.head
		)
			this.#write(
				this.#described(at),
				{ ...last.step, change: joined(last.step.change as Change, change) },
				join,
				at
			);
		else {
			const id = `${this.id}/${crypto.randomUUID()}`;
			const step: StepRow = { id, after: this.#draft.head, at, label, change };
			this.#since++;
			this.#write({ ...this.#described(at), head: id, redo: [] }, step, join, at);
		}
	}

	#write(draft: Draft, step: StepRow, join: string, at: number): void {
		this.#steps[step.id] = step;
		this.#last = { join, at, step };
		// Steps taken back go once another is made: not those that lead to the checkpoint without a new one.
		const lost = this.#draft.redo.some((id) => id === this.#checkpointAfter);
		this.#store(lost ? { ...this.#checkpoint(draft, at), step } : { draft, step });
		if (this.#since === STEPS_PER_CHECKPOINT) whenIdle(() => this.#checkpointNow(), PATIENCE);
	}

	async #checkpointNow(): Promise<void> {
		if (!this.#closed) this.#store(this.#checkpoint(this.#draft, this.#now().clock));
	}

	#checkpoint(draft: Draft, at: number): DraftWrite {
		const checkpoint = this.#edition('checkpoint', draft.head, at, '');
		this.#since = 0;
		this.#checkpointAfter = draft.head;
		// What joined the step now would not be in the checkpoint that stands after it.
		this.#last = null;
		return { draft: { ...draft, checkpoint: checkpoint.id }, editions: [checkpoint] };
	}

	/** Takes over what the original says now: the change, and that it is the new state to compare with. */
	takeOrigin(change: Change, origin: Omit<Origin, 'edition'>, original: Document): void {
		const at = this.#now().clock;
		const edition: EditionRow = {
			...this.#edition('origin', this.#draft.head, at, ''),
			version: origin.version,
			content: contentOf(original)
		};
		this.change(change, `Took over version ${origin.version} of ${origin.title}`);
		const draft = { ...this.#described(at), origin: { ...origin, edition: edition.id } };
		this.#last = null;
		this.#store({ draft, editions: [edition] });
	}

	#edition(kind: EditionRow['kind'], after: StepId | null, at: number, note: string): EditionRow {
		const id = `${this.id}/${crypto.randomUUID()}`;
		const version = this.#said('version');
		return { id, kind, after, at, version, note, content: contentOf(this.#document) };
	}

	/** Takes the last step back. */
	async undo(): Promise<void> {
		const { head } = this.#draft;
		const step = head === null ? null : await this.#step(head);
		if (!step || this.#draft.head !== head) return;
		const change = changeFrom(step.change);
		if (change) this.#turn(inverse(change), step.after, [...this.#draft.redo, step.id]);
		else this.#queue.trouble = STEP_DAMAGED;
	}

	/** Does the step again that was taken back last. */
	async redo(): Promise<void> {
		const { redo } = this.#draft;
		const id = redo.at(-1);
		const step = id === undefined ? null : await this.#step(id);
		if (!step || this.#draft.redo !== redo) return;
		const change = changeFrom(step.change);
		if (change) this.#turn(change, step.id, redo.slice(0, -1));
		else this.#queue.trouble = STEP_DAMAGED;
	}

	async #step(id: StepId): Promise<StepRow | null> {
		return this.#steps[id] ?? readStep(this.#db, id);
	}

	#turn(change: Change, head: StepId | null, redo: readonly StepId[]): void {
		this.#document = apply(this.#document, change);
		this.checker.edit(change);
		this.#last = null;
		this.#touched = change.map(({ key }) => key);
		this.#turns++;
		this.#store({ draft: { ...this.#described(this.#now().clock), head, redo } });
	}

	/** Releases what the draft says as a version: a snapshot that what is written later is compared with. */
	release(version: string, note: string): void {
		const at = this.#now().clock;
		this.change(setField(this.#document, DECK, 'version', version), `Made it version ${version}`);
		const edition = this.#edition('release', this.#draft.head, at, note);
		const releases = [...this.#draft.releases, edition.id];
		this.#last = null;
		this.#store({ draft: { ...this.#described(at), releases }, editions: [edition] });
		this.checker.open(this.#document, this.#document, isoOf(this.#now().day));
	}

	/** What the list of drafts shows of it. */
	#described(changedAt: number): Draft {
		const [title, version] = [this.#said('title'), this.#said('version')];
		return { ...this.#draft, title, deck: deckId(this.#said('id')), version, changedAt };
	}
	#said(field: string): string {
		const deck = this.#document.get(DECK);
		return deck ? wordsUnder(deck, field) : '';
	}

	#store(write: DraftWrite): void {
		this.#draft = write.draft;
		this.#queue.add(write);
	}

	/** Stores what is not stored yet, step by step. */
	retry(): Promise<void> {
		return this.#queue.flush();
	}

	close(): void {
		this.#closed = true;
		this.checker.close();
	}
}
