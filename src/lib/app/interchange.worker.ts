import wasm from 'sql.js/dist/sql-wasm-browser.wasm?url';
import { writtenIn } from '$lib/domain/deck';
import { deviceId } from '$lib/domain/ids';
import { KINDS } from '$lib/interchange/item';
import { countLeft } from '$lib/interchange/left';
import { LIMITS } from '$lib/interchange/limits';
import { readQuestions } from '$lib/interchange/read';
import { writeQuestions } from '$lib/interchange/write';
import { answersTo, reviewsOf } from './anki-answers';
import { offsetAt } from './clock';
import { checkedDeck } from './interchange-deck';
import { exportedItems } from './interchange-items';
import type { Doing } from './interchange';
import type {
	BringTask,
	Exported,
	Found,
	FromInterchange,
	InterchangeTask,
	ReadTask,
	WriteTask
} from './interchange-messages';
import { openDeck } from './open-decks';

const tell = (message: FromInterchange) => postMessage(message);
const progress = (doing: Doing, share: number | null = null) =>
	tell({ is: 'progress', doing, share });

const sqliteWasm = async (): Promise<ArrayBuffer> => (await fetch(wasm)).arrayBuffer();

onmessage = ({ data }: MessageEvent<InterchangeTask>) => {
	answerTo(data).then(tell, (error: unknown) => tell({ is: 'failed', why: String(error) }));
};

async function answerTo(data: InterchangeTask): Promise<FromInterchange> {
	switch (data.task) {
		case 'read':
			return { is: 'found', found: await read(data) };
		case 'write':
			return { is: 'written', exported: await write(data) };
		case 'bring':
			return { is: 'brought', answers: await bring(data) };
	}
}

async function read({ name, file, options, today }: ReadTask): Promise<Found> {
	progress('reading');
	// Past the limit no more is read than shows that it is past it.
	const bytes = new Uint8Array(await file.slice(0, LIMITS.package + 1).arrayBuffer());
	const onShare = (share: number) => progress('reading', share);
	const { reading, format, encoding, csv, history } = await readQuestions(bytes, name, options, {
		sqliteWasm,
		onShare
	});
	const guessed = encoding === 'windows-1252' ? encoding : null;
	const said = { format, guessed, csv } as const;
	if (!reading.ok) return { ...said, ok: false, problems: reading.problems };
	progress('checking');
	const checked = checkedDeck(reading.items, name, today);
	const { deck, findings, left, questions } = checked;
	const asked = new Set<string>(deck ? writtenIn(deck).map(({ id }) => id) : []);
	const past = answersTo(history, checked.questionOf, asked);
	return {
		...said,
		ok: true,
		kinds: KINDS.flatMap((kind) => {
			const count = reading.items.filter((item) => item.kind === kind).length;
			return count > 0 ? [[kind, count] as const] : [];
		}),
		left: countLeft([...reading.left, ...left, ...past.left]),
		deck,
		questions,
		findings,
		answers: past.answers
	};
}

async function write({ deck, format, seed, forms, now }: WriteTask): Promise<Exported> {
	progress('writing');
	const items = exportedItems(openDeck(deck), forms, seed);
	const onShare = (share: number) => progress('writing', share);
	const { id, title, description } = deck;
	const { bytes, left } = await writeQuestions(format, items, {
		deck: { id, title, description },
		now,
		sqliteWasm,
		onShare
	});
	const lost = left.filter(({ whole }) => whole).length;
	return { bytes, left: countLeft(left), questions: items.length - lost };
}

/** What only this needs of storage and scheduling is loaded here. */
async function bring({ name, deck, answers, now, dayStart }: BringTask): Promise<number> {
	progress('bringing');
	const [{ bringAnswers }, { openDb }, { readStudySettings }, { policyOf }] = await Promise.all([
		import('./anki-history'),
		import('$lib/storage/db'),
		import('$lib/storage/settings'),
		import('$lib/scheduling/policy')
	]);
	const { db } = await openDb({
		name,
		// The page has opened the database before, and given it its device.
		newDevice: deviceId(crypto.randomUUID()),
		onSuperseded: () => undefined,
		onBlocked: () => undefined
	});
	const policy = policyOf(await readStudySettings(db, deck));
	return bringAnswers(db, reviewsOf(answers, deck, policy, { offsetAt, dayStart, now }), policy);
}
