import { XMLParser, XMLValidator } from 'fast-xml-parser';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ZipReader } from '$lib/files/zip';
import { anItem } from './items.fixture';
import type { Item } from './item';
import { writeQti } from './qti-write';

type Node = Readonly<Record<string, unknown>>;
const parser = new XMLParser({
	...{ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', trimValues: false }
});
const nameOf = (node: Node) => Object.keys(node).find((key) => key !== ':@') ?? '';
const attributesOf = (node: Node | undefined) => (node?.[':@'] ?? {}) as Record<string, string>;
const elementsIn = (node: Node | undefined): Node[] =>
	node === undefined
		? []
		: (node[nameOf(node)] as Node[]).filter((one) => !['#text', '?xml'].includes(nameOf(one)));
const all = (node: Node, name: string): Node[] =>
	elementsIn(node).flatMap((one) => [...(nameOf(one) === name ? [one] : []), ...all(one, name)]);
const textIn = (node: Node): string =>
	(node[nameOf(node)] as Node[]).map((one) => String(one['#text'] ?? textIn(one))).join('');

function packageOf(items: readonly Item[]) {
	const zip = new ZipReader(writeQti(items, 'A & B').bytes, {
		...{ file: 1e9, entry: 1e9, total: 1e9, entries: 1_000, ratio: 1e6, names: /./ }
	});
	return new Map(zip.names.map((name) => [name, new TextDecoder().decode(zip.read(name))]));
}

/** The only element of a well-formed document. */
function root(xml: string | undefined): Node {
	expect(XMLValidator.validate(xml ?? '')).toBe(true);
	const [node] = (parser.parse(xml ?? '') as Node[]).filter((one) => nameOf(one) !== '?xml');
	if (!node) throw new Error('no element');
	return node;
}

/** The children of an item in the order of 1EdTech's example items, those that we write. */
const ORDER = [
	...['qti-response-declaration', 'qti-outcome-declaration', 'qti-item-body'],
	...['qti-response-processing', 'qti-modal-feedback']
];
/** Of the schema's type for identifiers. */
const IDENTIFIER = /^[\p{L}_][\p{L}\p{N}\-_.]{0,999}$/u;

function mustBeSound(xml: string): void {
	const item = root(xml);
	expect(nameOf(item)).toBe('qti-assessment-item');
	expect(attributesOf(item)).toMatchObject({
		xmlns: 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0',
		...{ 'time-dependent': 'false', adaptive: 'false' },
		...{
			identifier: expect.stringMatching(IDENTIFIER) as string,
			title: expect.any(String) as string
		}
	});
	const places = elementsIn(item).map((one) => ORDER.indexOf(nameOf(one)));
	expect(places).toEqual([...places].sort((a, b) => a - b));
	expect(places).not.toContain(-1);

	const [response] = all(item, 'qti-response-declaration');
	const { identifier, cardinality, 'base-type': base } = attributesOf(response);
	expect([identifier, cardinality, base]).toEqual(['RESPONSE', 'single', 'identifier']);
	const [interaction, ...others] = all(item, 'qti-choice-interaction');
	expect(others).toEqual([]);
	expect(attributesOf(interaction)).toMatchObject({
		...{ 'response-identifier': 'RESPONSE', 'max-choices': '1' }
	});
	const choices = elementsIn(interaction).map((one) => attributesOf(one)['identifier']);
	expect(new Set(choices).size).toBe(choices.length);
	for (const id of choices) expect(id).toMatch(IDENTIFIER);
	const right = response && all(response, 'qti-value').map(textIn);
	expect(right).toHaveLength(1);
	expect(choices).toContain(right?.[0]);

	const outcomes = all(item, 'qti-outcome-declaration').map(
		(one) => attributesOf(one)['identifier']
	);
	const named = ['qti-set-outcome-value', 'qti-variable'].flatMap((name) =>
		all(item, name).map((one) => attributesOf(one)['identifier'])
	);
	for (const name of named) expect([...outcomes, 'RESPONSE']).toContain(name);
	for (const feedback of all(item, 'qti-modal-feedback')) {
		const { 'outcome-identifier': outcome, 'show-hide': shown } = attributesOf(feedback);
		expect(outcomes).toContain(outcome);
		expect(shown).toBe('show');
		expect(elementsIn(feedback).map(nameOf)).toEqual(['qti-content-body']);
	}
}

test('whatever is asked, the package is as the schema of QTI 3 has it', () => {
	const items = fc.array(anItem('single-choice'), { minLength: 1, maxLength: 4 });
	fc.assert(
		fc.property(items, (given) => {
			const files = packageOf(given);
			const manifest = root(files.get('imsmanifest.xml'));
			expect(attributesOf(manifest)['xmlns']).toBe(
				'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1'
			);
			expect(elementsIn(manifest).map(nameOf)).toEqual(['metadata', 'organizations', 'resources']);
			expect(all(manifest, 'schema').map(textIn)).toEqual(['QTI Package']);
			const resources = all(manifest, 'resource').map(attributesOf);
			expect(resources.map(({ href }) => href).sort()).toEqual(
				[...files.keys()].filter((name) => name !== 'imsmanifest.xml').sort()
			);
			for (const { href = '', type, identifier } of resources) {
				expect(type).toBe('imsqti_item_xmlv3p0');
				expect(href).toBe(`items/${identifier}.xml`);
				mustBeSound(files.get(href) ?? '');
			}
		}),
		{ numRuns: Number(process.env['RUNS'] ?? 60) }
	);
});

test('the right answer is the one of the item, and what is said stands at its option', () => {
	const files = packageOf([
		{
			...{ id: 'd/1', title: '', feedback: 'Because.', category: [], tags: [], at: '' },
			...{ kind: 'single-choice', stem: 'Which & why?\n\nSay.' },
			options: [
				{ text: 'no < yes', weight: 0, feedback: 'Not it.' },
				{ text: 'yes', weight: 1, feedback: '' }
			]
		}
	]);
	const item = root([...files.values()][1]);
	expect(all(item, 'qti-correct-response').map((one) => textIn(one).trim())).toEqual(['choice-2']);
	expect(
		all(item, 'qti-modal-feedback').map((one) => [
			attributesOf(one)['outcome-identifier'],
			attributesOf(one)['identifier'],
			textIn(one).trim()
		])
	).toEqual([
		['FEEDBACK', 'choice-1', 'Not it.'],
		['SOLUTION', 'answered', 'Because.']
	]);
});
