import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sample } from '../sample';
import { readYaml } from '../yaml';
import { apply, changeBetween, inverse, joined, type Change, type Document } from './document';
import { duplicate, move, remove, setField } from './edits';
import { idOf, type Key } from './entry';
import { documentOf, filesOf } from './files';
import { merge, takeTheirs } from './merge';
import { COLUMNS } from './cells';
import { namesIn } from './names';
import { addFacts, spotAfter } from './new-facts';
import { paste } from './paste';
import { rowsOf } from './rows';

const BASE = documentOf(
	new Map(
		[...sample().texts].map(
			([name, text]) => [name, readYaml(name, String(text)).yaml.data] as const
		)
	)
);
const bytes = (document: Document) => JSON.stringify([...filesOf(document)]);
const keyOf = (document: Document, id: string): Key => {
	const entry = [...document.values()].find((one) => idOf(one) === id);
	if (!entry) throw new Error(`no ${id}`);
	return entry.key;
};
let count = 0;
const newKey = () => `n${++count}`;

function added(
	document: Document,
	after: Key | null,
	many: number,
	fill?: Parameters<typeof addFacts>[4]
): Change {
	const spot = spotAfter(document, after);
	return spot ? addFacts(document, spot, many, newKey, fill) : [];
}

/** One thing an author may do, by three numbers drawn at random. */
function deed(document: Document, what: number, which: number, n: number): Change {
	const entries = [...document.values()].filter(({ kind }) => kind !== 'deck');
	const { key } = entries[which % entries.length] ?? { key: '' };
	switch (what) {
		case 0:
			return setField(document, key, 'says', `It is number {${n}}.`);
		case 1:
			return setField(document, key, 'note', n % 2 ? `Note ${n}` : '');
		case 2:
			return remove(document, [key]);
		case 3:
			return duplicate(document, key, newKey);
		case 4:
			return move(document, key, n % 2 ? 1 : -1);
		case 5:
			return added(document, null, (n % 3) + 1);
		default: {
			const facts = rowsOf(document, namesIn(document)).map((row) => row.key);
			const selected = { rows: (n % 3) + 1, columns: 2 };
			const target = { keys: facts.slice(-1 - n), columns: COLUMNS.slice(n % 4), selected };
			const text = `glue\tIt is {${n}}.\nheat\tIt is {hot}.`;
			return paste(document, text, target, namesIn(document), newKey).change;
		}
	}
}
const deeds = fc.array(fc.tuple(fc.nat(6), fc.nat(40), fc.nat(9)), { maxLength: 30 });
const FEW = { numRuns: 60 };

describe('changes', () => {
	it('are taken back to the very bytes, and done again, in any sequence', () => {
		fc.assert(
			fc.property(deeds, (all) => {
				const states = [BASE];
				const done: Change[] = [];
				for (const [what, which, n] of all) {
					const now = states.at(-1) ?? BASE;
					const change = deed(now, what, which, n);
					done.push(change);
					states.push(apply(now, change));
				}
				const written = states.map(bytes);
				let now = states.at(-1) ?? BASE;
				for (let i = done.length - 1; i >= 0; i--) {
					now = apply(now, inverse(done[i] ?? []));
					expect(bytes(now)).toBe(written[i]);
				}
				const whole = done.reduce<Change>(joined, []);
				expect(bytes(apply(BASE, whole))).toBe(written.at(-1));
				expect(bytes(apply(apply(BASE, whole), inverse(whole)))).toBe(written[0]);
			}),
			FEW
		);
	});
});

/** Somebody else's document of the same origin: read anew, with keys of its own. */
const again = (document: Document): Document => documentOf(filesOf(document));

describe('a merge', () => {
	it('with what did not change gives mine, and of what I did not change theirs', () => {
		fc.assert(
			fc.property(deeds, (all) => {
				let mine = BASE;
				for (const [what, which, n] of all) mine = apply(mine, deed(mine, what, which, n));
				const kept = merge(BASE, mine, again(BASE), newKey);
				expect(bytes(kept.document)).toBe(bytes(mine));
				expect(kept.conflicts).toEqual([]);
				expect(merge(mine, mine, mine, newKey)).toEqual({ document: mine, conflicts: [] });
			}),
			FEW
		);
	});

	it('keeps both where each side changed something else', () => {
		const [glue, wait] = [keyOf(BASE, 'mending.equipment'), keyOf(BASE, 'mending.step.wait')];
		const mine = apply(BASE, setField(BASE, glue, 'note', 'Mine.'));
		const changed = apply(BASE, [
			...setField(BASE, glue, 'rationale', 'Theirs.'),
			...setField(BASE, wait, 'says', 'At the end comes {waiting}.'),
			...added(
				BASE,
				glue,
				1,
				(entry) =>
					({
						...entry,
						text: { id: 'mending.new', says: 'It is new.' }
					}) as typeof entry
			)
		]);
		const { document, conflicts } = merge(BASE, mine, again(changed), newKey);
		expect(conflicts).toEqual([]);
		expect(document.get(glue)?.text).toMatchObject({ note: 'Mine.', rationale: 'Theirs.' });
		expect(document.get(wait)?.text).toMatchObject({ says: 'At the end comes {waiting}.' });
		const both = apply(changed, setField(changed, glue, 'note', 'Mine.'));
		expect(filesOf(document)).toEqual(filesOf(both));
	});

	it('leaves mine where both changed the same, and takes theirs when told to', () => {
		const glue = keyOf(BASE, 'mending.equipment');
		const mine = apply(BASE, setField(BASE, glue, 'says', 'Mine {says}.'));
		const theirs = apply(BASE, setField(BASE, glue, 'says', 'Theirs {says}.'));
		const { document, conflicts } = merge(BASE, mine, again(theirs), newKey);
		expect(bytes(document)).toBe(bytes(mine));
		expect(conflicts).toMatchObject([
			{ field: 'says', mine: 'Mine {says}.', theirs: 'Theirs {says}.' }
		]);
		const taken = conflicts.reduce(takeTheirs, document);
		expect(bytes(taken)).toBe(bytes(theirs));
	});

	it('asks where one side changed what the other took out', () => {
		const glue = keyOf(BASE, 'mending.equipment');
		const without = apply(BASE, remove(BASE, [glue]));
		const changed = apply(BASE, setField(BASE, glue, 'note', 'Changed.'));
		const mineGone = merge(BASE, without, again(changed), newKey);
		expect(mineGone.conflicts).toMatchObject([{ field: null, mine: undefined }]);
		expect(bytes(mineGone.conflicts.reduce(takeTheirs, mineGone.document))).toBe(bytes(changed));
		const theirsGone = merge(BASE, changed, again(without), newKey);
		expect(theirsGone.conflicts).toMatchObject([{ field: null, theirs: undefined }]);
		expect(bytes(theirsGone.document)).toBe(bytes(changed));
		expect(bytes(theirsGone.conflicts.reduce(takeTheirs, theirsGone.document))).toBe(
			bytes(without)
		);
	});

	it('unites synonyms and takes the later version', () => {
		const term = keyOf(BASE, 'glue');
		const set = (synonyms: string[], version: string) =>
			apply(BASE, [
				...setField(BASE, term, 'synonyms', synonyms),
				...setField(BASE, 'deck', 'version', version)
			]);
		const { document, conflicts } = merge(
			BASE,
			set(['adhesive', 'paste'], '1.0.1'),
			again(set(['gum'], '1.1.0')),
			newKey
		);
		expect(conflicts).toEqual([]);
		expect(document.get(term)?.text).toMatchObject({ synonyms: ['paste', 'gum'] });
		expect(document.get('deck')?.text).toMatchObject({ version: '1.1.0' });
	});

	it('is the way from one document to the other', () => {
		const glue = keyOf(BASE, 'mending.equipment');
		const theirs = apply(BASE, remove(BASE, [glue]));
		const { document } = merge(BASE, BASE, again(theirs), newKey);
		expect(bytes(apply(BASE, changeBetween(BASE, document)))).toBe(bytes(theirs));
	});
});
