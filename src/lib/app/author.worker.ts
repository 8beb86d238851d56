import { compareVersionsOf } from '$lib/authoring/against';
import { checkDeck } from '$lib/authoring/check';
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

/** After an edit, how long to wait for the next one (ms): a check of a large deck takes a second. */
const PAUSE = 150;

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

/** Whatever has come in meanwhile is taken into account first. */
function checkAfter(ms: number): void {
	clearTimeout(waiting);
	waiting = setTimeout(() => {
		try {
			const found = foundByKey(check());
			tell({ is: 'checked', edits, found: foundSince(told, found) });
			told = found;
		} catch (error) {
			tell({ is: 'failed', n: null, why: String(error) });
		}
	}, ms);
}

function check(): Found[] {
	const { problems } = checkDeck(folderOf(document), today);
	const compared = released && compareVersionsOf(folderOf(released), folderOf(document));
	return [...problems, ...(compared?.problems ?? []).map(asWritten)].map(found);
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
