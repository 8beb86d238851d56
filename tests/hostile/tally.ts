/** What became of one hostile file. */
export type Outcome =
	/** Not let in; the sentence is what the person read. */
	| { readonly is: 'refused'; readonly sentence: string }
	/** Read as what it was before it was tampered with: the damage lay where nothing is said. */
	| { readonly is: 'the same' }
	/** Let in, and shown as the text it is. */
	| { readonly is: 'shown as text' };

interface Row {
	tried: number;
	refused: number;
	readonly sentences: Set<string>;
	readonly others: Set<string>;
}

/** Counts by kind what was tried and what came of it. */
export class Tally {
	readonly #rows = new Map<string, Row>();

	add(kind: string, outcome: Outcome): void {
		const row = this.#rows.get(kind) ?? {
			...{ tried: 0, refused: 0 },
			...{ sentences: new Set<string>(), others: new Set<string>() }
		};
		this.#rows.set(kind, row);
		row.tried++;
		if (outcome.is === 'refused') {
			row.refused++;
			row.sentences.add(outcome.sentence);
		} else row.others.add(outcome.is);
	}

	/** A Markdown table, laid out as prettier does. */
	table(): string {
		const rows = [...this.#rows].map(([kind, { tried, refused, sentences, others }]) => [
			kind,
			String(tried),
			String(refused),
			[...others].join(', '),
			[...sentences].join(' / ')
		]);
		return markdownTable(
			['tried', 'times', 'refused', 'the rest', 'what the person reads'],
			['', 'right', 'right', '', ''],
			rows
		);
	}
}

function markdownTable(
	head: readonly string[],
	sides: readonly string[],
	rows: readonly (readonly string[])[]
): string {
	const cell = (text: string) => text.replaceAll('|', '\\|');
	const all = [head, ...rows].map((row) => row.map(cell));
	const widths = head.map((_, i) => Math.max(3, ...all.map((row) => row[i]?.length ?? 0)));
	const line = (row: readonly string[]) =>
		`| ${row.map((text, i) => (sides[i] ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0))).join(' | ')} |`;
	const rule = widths.map((width, i) =>
		sides[i] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)
	);
	const [first, ...others] = all.map(line);
	return [first, line(rule), ...others, ''].join('\n');
}
