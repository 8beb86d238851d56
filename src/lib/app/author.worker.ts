import { compareVersionsOf } from '$lib/authoring/against';
import { checkDeck, checkInPieces, isOfQuestions } from '$lib/authoring/check';
import { writeYaml, writeZip } from '$lib/authoring/deck-file';
import { apply, type Document } from '$lib/authoring/document/document';
import type { Entry } from '$lib/authoring/document/entry';
import { entryAt, filesOf, folderOf } from '$lib/authoring/document/files';
import type { Problem } from '$lib/domain/problem';
import { foundByKey, foundSince } from './author-content';
import type { Asks, Found, FoundByKey, FromChecker, ToChecker, What } from './author-messages';
import { previewOf, openParsed } from './author-preview';
import { coverageOf } from './coverage';

const tell = (message: FromChecker) => postMessage(message);

let document: Document = new Map();
let released: Document | null = null;
let today = '';
let edits = 0;
let waiting: ReturnType<typeof setTimeout> | undefined;
/** What the page knows of. */
let told: FoundByKey = new Map();

/** After an edit, how long to wait for the next one (ms). */
const PAUSE = 150;
/** How long a check works before it looks for what has come in (ms): the check of a large deck takes seconds. */
const SLICE = 40;

onmessage = ({ data }: MessageEvent<ToChecker>) => {
	switch (data.is) {
		case 'open':
			document = byKey(data.entries);
			released = data.released && byKey(data.released);
			today = data.today;
			checkAfter(0);
			break;
		case 'edit':
			document = apply(document, data.change);
			edits++;
			checkAfter(PAUSE);
			break;
		case 'ask':
			try {
				tell({ is: 'answer', n: data.n, answer: answerTo(data) });
			} catch (error) {
				tell({ is: 'failed', n: data.n, why: String(error) });
			}
	}
};

const byKey = (entries: readonly Entry[]): Document =>
	new Map(entries.map((entry) => [entry.key, entry]));

/** Begins a check anew; one that is under way is left. */
function checkAfter(ms: number): void {
	clearTimeout(waiting);
	const failed = (error: unknown) => tell({ is: 'failed', n: null, why: String(error) });
	waiting = setTimeout(() => void check().catch(failed), ms);
}

async function check(): Promise<void> {
	const of = document;
	const against = released && compareVersionsOf(folderOf(released), folderOf(of));
	const compared = (against?.problems ?? []).map(asWritten);
	const pieces = checkInPieces(folderOf(of), today);
	let until = performance.now() + SLICE;
	for (;;) {
		const { done, value } = pieces.next();
		if (done) return report([...value.problems, ...compared].map(found), true);
		if (value) report([...value, ...compared].map(found).concat(stillAsked(of)), false);
		if (performance.now() < until) continue;
		await breath();
		if (of !== document) return;
		until = performance.now() + SLICE;
	}
}

/** Lets what has come in be heard. */
const breath = () => new Promise((resolve) => setTimeout(resolve));

/** What the last check has found in the questions: as good as known until they are asked again. */
const stillAsked = (of: Document): Found[] =>
	[...told.values()].flat().filter((one) => isOfQuestions(one) && of.has(one.key));

function report(now: readonly Found[], whole: boolean): void {
	const found = foundByKey(now);
	tell({ is: 'checked', edits, found: foundSince(told, found), whole });
	told = found;
}

/** While a version is written, its number is no fault: the release gives it one. */
const asWritten = (problem: Problem): Problem =>
	problem.code === 'version-not-raised'
		? { ...problem, severity: 'warning', hint: 'Releasing it raises the version.' }
		: problem;

function found({ where, ...problem }: Problem): Found {
	return { ...problem, ...entryAt(document, where.file, where.path ?? []) };
}

function answerTo(asked: Extract<ToChecker, { is: 'ask' }>): Asks[What]['answer'] {
	switch (asked.what) {
		case 'preview':
			return previewOf(document, asked.key, asked.seed);
		case 'deck': {
			const { deck, problems } = checkDeck(folderOf(document), today);
			return problems.some(({ severity }) => severity === 'error') ? null : deck;
		}
		case 'changes':
			return compareVersionsOf(
				folderOf(byKey(asked.since)),
				folderOf(asked.until ? byKey(asked.until) : document)
			).changes;
		case 'file':
			return asked.as === 'zip' ? writeZip(filesOf(document)) : writeYaml(filesOf(document));
		case 'coverage': {
			const open = openParsed(document);
			return open && coverageOf(open.deck, [...open.cards.values()]);
		}
	}
}
