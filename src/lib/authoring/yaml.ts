import type { Place, Problem } from '$lib/domain/problem';
import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Document } from 'yaml';

export type Path = readonly (string | number)[];

/** Far above any deck a person writes; below what would stall a phone. */
const LONGEST_TEXT = 1_000_000;
const DEEPEST = 12;

/** A YAML text that was read: its data, and the place of everything in it. */
export interface YamlText {
	readonly file: string;
	readonly data: unknown;
	/** Where the value at `path` stands; of the nearest thing that holds it where there is none. */
	placeOf(path: Path): Place;
	/** Where the key at the end of `path` stands. */
	placeOfKey(path: Path): Place;
}

/** A file whose data stands there without a text: in an editor. */
export interface ReadFile {
	readonly data: unknown;
}

/** The same for such a file: a place is the way there through the data. */
export function asRead(file: string, { data }: ReadFile): YamlText {
	const placeOf = (path: Path): Place => ({ file, line: 1, column: 1, path });
	return { file, data, placeOf, placeOfKey: placeOf };
}

/**
 * Reads one YAML text of up to `longest` characters. Every fault of the notation is a problem; data is
 * null where there is one.
 */
export function readYaml(
	file: string,
	text: string,
	longest = LONGEST_TEXT
): { yaml: YamlText; problems: Problem[] } {
	const lines = new LineCounter();
	const placeAt = (offset: number): Place => {
		const { line, col } = lines.linePos(offset);
		return { file, line: Math.max(1, line), column: Math.max(1, col) };
	};
	const fault = (offset: number, code: string, message: string, hint: string): Problem => ({
		code,
		severity: 'error',
		where: placeAt(offset),
		message,
		hint
	});
	const unread = (problems: Problem[]) => ({ yaml: nothingRead(file), problems });

	if (text.length > longest)
		return unread([
			fault(
				0,
				'text-too-long',
				`The file is over ${longest / 1_000_000} million characters.`,
				'Split it into several.'
			)
		]);
	let doc: Document.Parsed;
	try {
		// `silent` would also keep quiet about a second document.
		doc = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
	} catch {
		return unread([fault(0, 'yaml', TOO_DEEP, FLATTEN)]);
	}
	const problems = [...doc.errors, ...doc.warnings].map((e) =>
		e.code === 'RESOURCE_EXHAUSTION'
			? fault(e.pos[0], 'yaml', TOO_DEEP, FLATTEN)
			: fault(e.pos[0], 'yaml', sentence(e.message), yamlHint(e.code))
	);
	if (problems.length) return unread(firstPerLine(problems));
	const refused = refusedNodes(doc).map(({ offset, message, hint }) =>
		fault(offset, 'yaml', message, hint)
	);
	if (refused.length) return unread(refused);
	const yaml: YamlText = {
		file,
		data: doc.toJS({ maxAliasCount: 0 }),
		placeOf: (path) => placeAt(offsetOf(doc, path)),
		placeOfKey: (path) => placeAt(offsetOfKey(doc, path))
	};
	return { yaml, problems: [] };
}

const TOO_DEEP = 'This is nested too deeply.';
const FLATTEN = 'A deck file needs no more than a few levels; flatten it.';

const nothingRead = (file: string): YamlText => {
	const place = () => ({ file, line: 1, column: 1 });
	return { file, data: null, placeOf: place, placeOfKey: place };
};

/** One slip in a line of YAML makes the reader stumble over the rest of the line. */
const firstPerLine = (problems: readonly Problem[]) =>
	problems.filter((p, i) => problems.findIndex((q) => q.where.line === p.where.line) === i);

const sentence = (text: string) => (/[.?!]$/.test(text) ? text : `${text}.`);

function yamlHint(code: string): string {
	if (code === 'DUPLICATE_KEY') return 'Keep one of the two.';
	if (code === 'TAB_AS_INDENT') return 'Indent with spaces.';
	if (code === 'TAG_RESOLVE_FAILED') return 'Write the value without a tag.';
	return 'Check the indentation, and put text that holds a colon, a hash or braces in quotes.';
}

/** Aliases (they multiply, and have no place of their own) and what stands too deep. */
function refusedNodes(doc: Document.Parsed) {
	const found: { offset: number; message: string; hint: string }[] = [];
	visit(doc, (_, node, path) => {
		if (!isNode(node)) return undefined;
		const offset = node.range?.[0] ?? 0;
		if (isAlias(node))
			found.push({
				offset,
				message: 'Aliases are not part of the deck format.',
				hint: 'Write it out.'
			});
		if (path.length > DEEPEST * 2) {
			found.push({ offset, message: TOO_DEEP, hint: FLATTEN });
			return visit.SKIP;
		}
		return undefined;
	});
	return found;
}

function offsetOf(doc: Document.Parsed, path: Path): number {
	let node: unknown = doc.contents;
	for (const step of path) {
		const next: unknown = isMap(node) || isSeq(node) ? node.get(step, true) : undefined;
		if (!isNode(next)) break;
		node = next;
	}
	return (isNode(node) ? node.range?.[0] : undefined) ?? 0;
}

function offsetOfKey(doc: Document.Parsed, path: Path): number {
	const holder: unknown = path.length > 1 ? doc.getIn(path.slice(0, -1), true) : doc.contents;
	const last = path.at(-1);
	if (!isMap(holder)) return offsetOf(doc, path);
	const key = holder.items.find((pair) => isScalar(pair.key) && pair.key.value === last)?.key;
	return (isNode(key) ? key.range?.[0] : undefined) ?? offsetOf(doc, path);
}
