import { expect, it } from 'vitest';
import { dataOf, readDeckFile, writeYaml } from '$lib/authoring/deck-file';
import { documentOf, filesOf } from '$lib/authoring/document/files';
import { readDraft } from '$lib/authoring/draft-file';
import { sampleWith, WITH_QUESTIONS } from '$lib/authoring/sample';
import { fits, strayKeys } from '$lib/app/author-field-fit';
import { FIELDS } from '$lib/app/author-fields';
import { fieldsOf } from '$lib/authoring/document/entry';
import { damaged, otherFiles } from '../hostile/damage';
import { textBytes } from '../hostile/hostile';
import { MARKUP, PROTOTYPE_KEYS } from '../hostile/texts';

const FOLDER = sampleWith(WITH_QUESTIONS);
const SINGLE = new TextDecoder().decode(writeYaml(dataOf(FOLDER)));

const HOSTILE = [
	...damaged(textBytes(SINGLE), { seed: 7, times: 100 }),
	...otherFiles(),
	...MARKUP.map((markup) => ({
		...{ kind: 'markup', what: markup },
		bytes: textBytes(SINGLE.replace('Mending needs {glue}.', JSON.stringify(markup)))
	})),
	...PROTOTYPE_KEYS.map((key) => ({
		...{ kind: 'a key of every object', what: key },
		bytes: textBytes(SINGLE.replace('terms:\n  - ', `terms:\n  - ${key}: { polluted: true }\n    `))
	}))
];

it(`a hostile file is refused with a place, or opens as a draft that loses nothing: ${HOSTILE.length} of them`, () => {
	let opened = 0;
	for (const { kind, what, bytes } of HOSTILE) {
		const { files, problems } = readDeckFile('mine', bytes);
		const read = files ? readDraft(files) : { document: null, problems };
		if (!read.document) {
			expect(read.problems.length, `${kind}, ${what}`).toBeGreaterThan(0);
			for (const { where } of read.problems) expect(where.file.startsWith('mine')).toBe(true);
			continue;
		}
		opened++;
		// Written and opened again it is the same, and every key has a field or is told to have none.
		const again = documentOf(filesOf(read.document));
		expect(filesOf(again), `${kind}, ${what}`).toEqual(filesOf(read.document));
		for (const entry of read.document.values()) {
			const told = new Set(strayKeys(entry));
			for (const spec of FIELDS[entry.kind])
				expect(typeof fits(spec, fieldsOf(entry)[spec.field])).toBe('boolean');
			for (const key of told) expect(Object.hasOwn(fieldsOf(entry), key)).toBe(true);
		}
	}
	expect(opened).toBeGreaterThan(20);
	expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});
