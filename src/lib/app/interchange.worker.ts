import wasm from 'sql.js/dist/sql-wasm-browser.wasm?url';
import { KINDS } from '$lib/interchange/item';
import { countLeft } from '$lib/interchange/left';
import { LIMITS } from '$lib/interchange/limits';
import { readQuestions } from '$lib/interchange/read';
import { writeQuestions } from '$lib/interchange/write';
import { checkedDeck } from './interchange-deck';
import { exportedItems } from './interchange-items';
import type {
	Exported,
	Found,
	FromInterchange,
	InterchangeTask,
	ReadTask,
	WriteTask
} from './interchange-messages';
import { openDeck } from './open-decks';

const tell = (message: FromInterchange) => postMessage(message);
const progress = (doing: 'reading' | 'checking' | 'writing', share: number | null = null) =>
	tell({ is: 'progress', doing, share });

const sqliteWasm = async (): Promise<ArrayBuffer> => (await fetch(wasm)).arrayBuffer();

onmessage = ({ data }: MessageEvent<InterchangeTask>) => {
	const answer =
		data.task === 'read'
			? read(data).then((found) => tell({ is: 'found', found }))
			: write(data).then((exported) => tell({ is: 'written', exported }));
	answer.catch((error: unknown) => tell({ is: 'failed', why: String(error) }));
};

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
	const answers = [...history.values()].reduce((sum, own) => sum + own.length, 0);
	const schedule = Array.from(
		{ length: answers },
		() => ({ reason: 'schedule', what: '', at: '', whole: false }) as const
	);
	const { deck, findings, left, questions } = checkedDeck(reading.items, name, today);
	return {
		...said,
		ok: true,
		kinds: KINDS.flatMap((kind) => {
			const count = reading.items.filter((item) => item.kind === kind).length;
			return count > 0 ? [[kind, count] as const] : [];
		}),
		left: countLeft([...reading.left, ...left, ...schedule]),
		deck,
		questions,
		findings
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
