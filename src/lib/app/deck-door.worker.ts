import { checkDeck } from '$lib/authoring/check';
import { readDeckFile } from '$lib/authoring/deck-file';
import { DECK_LIMITS } from '$lib/authoring/deck-file-limits';
import { readDraft } from '$lib/authoring/draft-file';
import type { DeckFiles } from '$lib/authoring/parse';
import type { Problem } from '$lib/domain/problem';
import type {
	DraftFileRead,
	FileRead,
	FromDoor,
	Knock,
	Reads,
	Refused
} from './deck-door-messages';

/** More than a person reads; the rest is counted. */
const MOST_TOLD = 200;

const tell = (message: FromDoor) => postMessage(message);

onmessage = ({ data }: MessageEvent<Knock>) => {
	read(data).then(
		(read) => tell({ is: 'done', read }),
		(error: unknown) => tell({ is: 'failed', why: String(error) })
	);
};

async function read({ as, name, file, today }: Knock): Promise<Reads[keyof Reads]> {
	tell({ is: 'reading' });
	// Past the limit no more is read than shows that it is past it.
	const bytes = await file.slice(0, DECK_LIMITS.file + 1).arrayBuffer();
	const { files, problems } = readDeckFile(name, new Uint8Array(bytes));
	if (!files) return refused(problems);
	return as === 'draft' ? readAsDraft(files, today) : readAsDeck(files, today);
}

function readAsDeck(files: DeckFiles, today: string): FileRead {
	tell({ is: 'checking' });
	const checked = checkDeck(files, today);
	const errors = checked.problems.filter(isError);
	if (!checked.deck || errors.length > 0) return refused(errors);
	return { ok: true, deck: checked.deck, warnings: checked.problems.length };
}

function readAsDraft(files: DeckFiles, today: string): DraftFileRead {
	const { document, problems } = readDraft(files);
	if (!document) return refused(problems);
	tell({ is: 'checking' });
	const errors = checkDeck(files, today).problems.filter(isError).length;
	return { ok: true, entries: [...document.values()], errors };
}

const isError = ({ severity }: Problem) => severity === 'error';

const refused = (problems: readonly Problem[]): Refused => ({
	ok: false,
	problems: problems.slice(0, MOST_TOLD),
	count: problems.length
});
