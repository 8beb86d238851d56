import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkedDeck } from '$lib/app/interchange-deck';
import { readApkg } from '$lib/interchange/apkg-read';
import { writeApkg } from '$lib/interchange/apkg-write';
import { loadSqlite } from '$lib/interchange/sqlite';
import type { Item } from '$lib/interchange/item';
import { sqliteWasm } from './interchange-sqlite';

interface Figures {
	readonly notes: number;
	readonly ms: number;
	/** Of the processor, which other work on the machine does not lengthen. */
	readonly cpu: number;
	/** Bytes of the process: before the work, and at most. */
	readonly before: number;
	readonly peak: number;
}
/** `check`: reads it and makes a deck of it, as the import does. */
type Work = 'write' | 'read' | 'check';

/** Time and memory of an Anki package of so many notes, each way in a process of its own, as lines. */
export function measureApkg(notes: number): string[] {
	const folder = mkdtempSync(join(tmpdir(), 'apkg-'));
	const file = join(folder, 'bench.apkg');
	try {
		const works = ['write', 'read', 'check'] as const;
		const [written, read, checked] = works.map((work) => measured(work, file, notes));
		const size = `${(statSync(file).size / 1e6).toFixed(1)} MB`;
		return [
			lineOf('Written, notes', written, size),
			lineOf('Read, notes', read, size),
			lineOf('Read and made a deck, questions', checked, size)
		];
	} finally {
		rmSync(folder, { recursive: true });
	}
}

function measured(work: Work, file: string, notes: number): Figures {
	const script = fileURLToPath(import.meta.url);
	const args = [...process.execArgv, script, work, file, String(notes)];
	return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Figures;
}

function lineOf(what: string, figures: Figures | undefined, size: string): string {
	if (!figures) throw new Error(`${what}: not measured`);
	const { notes, ms, cpu, before, peak } = figures;
	const mb = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
	const seconds = (time: number) => `${(time / 1_000).toFixed(1)} s`;
	return `${what}: ${notes.toLocaleString('en')}, ${size}, ${seconds(ms)} (${seconds(cpu)} of the processor), at most ${mb(peak)} (${mb(before)} before)`;
}

/** Every third a gap, every third a choice with reasons, every third an open question. */
function itemOf(i: number): Item {
	const base = {
		...{ id: `bench/${i}`, title: '', at: '', category: ['Bench', `Part ${i % 20}`] },
		...{ tags: [`t${i % 7}`], feedback: `Because of page ${i}.`, source: `The book, page ${i}` }
	};
	if (i % 3 === 0)
		return {
			...base,
			kind: 'cloze',
			stem: `Nerve ${i} lies ____ of vessel ${i}.`,
			blanks: [['in']]
		};
	if (i % 3 === 1)
		return {
			...base,
			kind: 'essay',
			stem: `What does muscle ${i} do?`,
			model: `It bends joint ${i}.`
		};
	const options = ['first', 'second', 'third', 'fourth'].map((text, at) => ({
		...{ text: `the ${text} root of nerve ${i}`, weight: at === 0 ? 1 : 0 },
		feedback: `It is named on page ${i + at}.`
	}));
	return { ...base, kind: 'single-choice', stem: `Which root does nerve ${i} have?`, options };
}

async function run(work: Work, file: string, notes: number): Promise<Figures> {
	const sqlite = await loadSqlite(await sqliteWasm());
	const items = work === 'write' ? Array.from({ length: notes }, (_, i) => itemOf(i)) : [];
	const before = process.memoryUsage.rss();
	const began = performance.now();
	const used = process.cpuUsage();
	let done = 0;
	if (work === 'write') {
		const deck = { id: 'bench', title: 'Bench', description: '' };
		const { bytes } = await writeApkg(items, deck, sqlite, Date.UTC(2026, 0, 5));
		writeFileSync(file, bytes);
		done = notes;
	} else {
		const reading = readApkg(new Uint8Array(readFileSync(file)), file, sqlite);
		if (!reading.ok) throw new Error(reading.problems[0]?.message);
		done =
			work === 'read'
				? reading.items.length
				: checkedDeck(reading.items, 'bench', '2026-01-05').questions;
	}
	const ms = performance.now() - began;
	const { user, system } = process.cpuUsage(used);
	// In kilobytes on every system (Node's documentation).
	return {
		notes: done,
		ms,
		cpu: (user + system) / 1_000,
		before,
		peak: process.resourceUsage().maxRSS * 1_024
	};
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const [work = '', file = '', notes = '0'] = process.argv.slice(2);
	console.log(JSON.stringify(await run(work as Work, file, Number(notes))));
}
