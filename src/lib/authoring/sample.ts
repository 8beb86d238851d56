// A small sound deck for tests; each test breaks one thing in it.
import type { DeckFolder } from './parse';

const SAMPLE: Record<string, string> = {
	'deck.yaml': `
id: sample
title: A sample
version: 1.0.0
description: A deck for tests.
notice: Nothing here is true.
procedures: [mending]
terms: [terms.yaml]
facts: [facts.yaml]
`,
	'sources.yaml': `
- { id: book, title: The book, name: the book, kind: book, caveat: Invented. }
`,
	'terms.yaml': `
- { id: mending, name: mending, kind: procedure }
- { id: fine-mending, name: fine mending, kind: procedure, broader: mending }
- { id: glue, name: glue, synonyms: [adhesive], kind: equipment }
- { id: thread, name: thread, kind: equipment }
- { id: needle, name: needle, article: a, kind: equipment }
- { id: heat, name: heat, kind: equipment }
`,
	'conflicts.yaml': `
- id: C01
  kind: direct
  title: Glue or thread
  explains: One page says glue and another says thread.
  subjects: [mending]
  sides:
    - { label: page one, says: It is glue., source: { id: book, at: page 1 } }
    - { label: page two, says: It is thread., source: { id: book, at: page 2 } }
- id: C02
  kind: tension
  title: Fine or coarse
  explains: Both words are used.
  subjects: [mending]
  sides:
    - { label: page one, says: It is fine., source: { id: book, at: page 1 } }
    - { label: page two, says: It is coarse., source: { id: book, at: page 2 } }
`,
	'facts.yaml': `
- subject: mending
  source: book
  facts:
    - id: mending.equipment
      slot: equipment
      value: glue
      says: Mending is done with {glue}.
      ask: What holds the parts together in mending?
      foils: [{ value: heat, because: Heat is not named. }, { text: paste, because: Paste is not named. }]
      at: page 3
  lists:
    - id: mending.steps
      slot: step
      name: the steps of mending
      ask: Which steps does the book list for mending?
      ask-one: Which of these is a step of mending?
      complete: true
      ordered: true
      at: page 4
      items:
        - { id: mending.step.clean, value: { text: clean the parts }, says: 'First the parts are {cleaned}.' }
        - { id: mending.step.press, value: { text: press them together }, says: 'Then they are {pressed} together.' }
        - { id: mending.step.wait, value: { text: wait an hour }, says: 'Last comes an hour of {waiting}.' }
`
};

/** The sample with some of its files replaced, or edited by `[find, put]`. */
export function sample(
	changes: Record<string, string | readonly [find: string, put: string]> = {}
): DeckFolder {
	const texts = new Map(Object.entries(SAMPLE).map(([name, text]) => [name, text.trimStart()]));
	for (const [name, change] of Object.entries(changes)) {
		if (typeof change === 'string') texts.set(name, change.trimStart());
		else {
			const text = texts.get(name) ?? '';
			if (!text.includes(change[0])) throw new Error(`${name} does not hold ${change[0]}`);
			texts.set(name, text.replace(change[0], change[1]));
		}
	}
	return { prefix: 'sample/', texts };
}

/** The sample with other facts: one section on mending, from the book; `yaml` is its lists and facts. */
export const sampleWith = (yaml: string): DeckFolder =>
	sample({ 'facts.yaml': `- subject: mending\n  source: book\n${indent(yaml)}` });

/** One sound fact as YAML keys; `keys` replace or add lines, an empty text leaves the key out. */
export function factYaml(keys: Record<string, string> = {}): string {
	const all = {
		id: 'f',
		slot: 'equipment',
		value: 'glue',
		says: 'Mending needs {glue}.',
		ask: 'What holds the parts together in mending?',
		at: 'page 1',
		...keys
	};
	const lines = Object.entries(all)
		.filter(([, text]) => text !== '')
		.map(([key, text]) => `${key}: ${text}`);
	return `  - ${lines.join('\n    ')}\n`;
}

const indent = (yaml: string) =>
	yaml
		.split('\n')
		.map((line) => (line ? `  ${line}` : line))
		.join('\n');

/** Sound entries with hand-written questions of every kind, for `sampleWith`. */
export const WITH_QUESTIONS = `facts:
${factYaml({ foils: '[{ value: heat, because: Heat is not named. }]' })}questions:
  - id: q.choice
    slot: equipment
    stem: |
      A cup has lost its handle. Both parts are clean and dry.
      Which of these does the book say to take first?
    options:
      - { text: a pot of glue, correct: true, because: The book names glue. }
      - { text: a bit of string, because: String is for parcels. }
      - { text: a box of nails, because: Nails would break the cup. }
    rationale: Glue holds what is clean and dry.
    at: page 5
    review: { state: reviewed, by: A. Smith, role: potter, date: 2026-01-31, checklist: [source, answer] }
  - id: q.several
    slot: equipment
    stem: Which of these does the book keep in the drawer for mending cups?
    options:
      - { text: pots of glue, correct: true }
      - { text: sheets of sandpaper, correct: true }
      - { text: boxes of nails, because: Nails are in the shed. }
      - { text: jars of blue paint, because: Paint is on the shelf. }
    several: true
    at: page 6
  - id: q.typed
    slot: step
    stem: What does the book tell a mender to do with the two parts before anything else?
    accept: [clean them, wash them]
    at: page 7
  - id: q.number
    slot: duration
    stem: How many minutes should the parts be pressed together by hand?
    number: { exactly: 5, unit: minutes }
    within: 1
    at: page 8
  - id: q.order
    slot: step
    stem: Put the work on a broken cup in the order of the book.
    steps: [look for all the parts, clean the edges, put on the paste]
    at: page 9
  - id: q.open
    slot: risk
    stem: A mended cup leaks hot tea. What may have gone wrong, as the book has it?
    points: [The edges were wet., A splinter was left out.]
    conflicts: [C02]
    note: The book says no more.
    at: page 10
`;
