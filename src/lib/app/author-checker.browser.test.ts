import { checkDeck } from '$lib/authoring/check';
import { apply, type Document } from '$lib/authoring/document/document';
import { remove, setField } from '$lib/authoring/document/edits';
import { idOf } from '$lib/authoring/document/entry';
import { documentOf, entryAt, folderOf } from '$lib/authoring/document/files';
import { sample } from '$lib/authoring/sample';
import { readYaml } from '$lib/authoring/yaml';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Checker } from './author-checker.svelte';
import { foundByKey } from './author-content';

const TODAY = '2026-03-02';
const DRAFT = documentOf(
	new Map(
		[...sample().texts].map(([name, text]) => [name, readYaml(name, text).yaml.data] as const)
	)
);
const FACTS = [...DRAFT.values()].filter(({ kind }) => kind === 'fact' || kind === 'item');

/** What `npm run decks -- check` says of the same texts. */
const wholeOf = (document: Document) =>
	foundByKey(
		checkDeck(folderOf(document), TODAY).problems.map(({ where, ...problem }) => ({
			...problem,
			...entryAt(document, where.file, where.path ?? [])
		}))
	);

const deed = fc.record({
	which: fc.nat(FACTS.length - 1),
	field: fc.constantFrom('says', 'value', 'ask', 'id', 'foils', 'remove'),
	text: fc.constantFrom('', 'It is {glue}.', 'heat', 'Which of these is not glue?', 'no such term'),
	/** Whether the check may come to its end before the next one. */
	wait: fc.boolean()
});

let checker: Checker;
beforeAll(() => (checker = new Checker(DRAFT, null, TODAY)));
afterAll(() => checker.close());
/** The worker is made as it is needed, which takes a busy machine its time. */
const settled = () => expect.poll(() => checker.settled, { timeout: 100_000 }).toBe(true);

/** Begins with the sample again, once that has been checked. */
async function begin(): Promise<void> {
	checker.open(DRAFT, null, TODAY);
	await settled();
}

it('finds after any edits what a whole check finds', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 6 }), async (deeds) => {
			await begin();
			let document = DRAFT;
			for (const { which, field, text, wait } of deeds) {
				const { key } = FACTS[which] ?? { key: '' };
				const change =
					field === 'remove' ? remove(document, [key]) : setField(document, key, field, text);
				document = apply(document, change);
				if (change.length > 0) checker.edit(change);
				if (wait) await settled();
			}
			await settled();
			expect(checker.failed).toBeNull();
			expect(new Map(checker.found)).toEqual(wholeOf(document));
		}),
		{ numRuns: 15 }
	);
});

it('is not settled from an edit until its check is whole', async () => {
	await begin();
	const glue = FACTS.find((one) => idOf(one) === 'mending.equipment');
	const codes = () => checker.found.get(glue?.key ?? '')?.map(({ code }) => code);
	checker.edit(setField(DRAFT, glue?.key ?? '', 'ask', 'Not?'));
	expect(checker.settled).toBe(false);
	await settled();
	expect(codes()).toContain('stem-short');
});
