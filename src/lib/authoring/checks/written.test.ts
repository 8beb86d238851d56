import { describe, expect, it } from 'vitest';
import { checkDeck } from '../check';
import { sampleWith, WITH_QUESTIONS } from '../sample';

/** Codes of what is wrong with the sample's questions after an edit. */
function codes(...edits: readonly (readonly [find: string, put: string])[]): string[] {
	const text = edits.reduce((yaml, [find, put]) => {
		expect(yaml).toContain(find);
		return yaml.replace(find, put);
	}, WITH_QUESTIONS);
	return checkDeck(sampleWith(text), '2026-06-01').problems.map(
		({ severity, code }) => `${severity} ${code}`
	);
}

it('has nothing against sound questions of every kind', () => {
	expect(codes()).toEqual([]);
});

describe('a hand-written question', () => {
	it.each([
		[
			'two right options of one',
			[['box of nails, because', 'box of nails, correct: true, because']],
			'error key-count'
		],
		['no right option', [['a pot of glue, correct: true', 'a pot of glue']], 'error key-count'],
		[
			'nothing but right options',
			[
				['boxes of nails, because: Nails are in the shed.', 'boxes of nails, correct: true'],
				['jars of blue paint, because: Paint is on the shelf.', 'jars of blue paint, correct: true']
			],
			'warning all-right'
		],
		['no reason', [[', because: String is for parcels.', '']], 'error option-without-reason'],
		[
			'no reason in a draft',
			[
				[', because: String is for parcels.', ''],
				[
					'state: reviewed, by: A. Smith, role: potter, date: 2026-01-31, checklist: [source, answer]',
					'state: draft'
				]
			],
			'warning option-without-reason'
		],
		[
			'two options that mean the same',
			[['a bit of string', 'the pots of glue']],
			'error part-doubled'
		],
		[
			'a wrong option that a fact states',
			[['a bit of string', 'adhesive']],
			'error option-is-stated'
		],
		['a long key', [['a pot of glue', 'a large pot of the very best glue']], 'warning key-longest'],
		['all of the above', [['a bit of string', 'all of the above']], 'error all-or-none'],
		[
			'all of the above, kept in its place',
			[
				['a bit of string', 'all of the above'],
				['    rationale: Glue', '    shuffle: false\n    rationale: Glue']
			],
			'warning all-or-none'
		],
		['a word that tells', [['a bit of string', 'always string']], 'warning loose-word'],
		[
			'a stem that holds its answer',
			[['to take first?', 'to take first, a pot of glue?']],
			'warning key-in-stem'
		],
		[
			'a stem of few words',
			[['How many minutes should the parts be pressed together by hand?', 'How many minutes?']],
			'warning stem-short'
		],
		[
			'a negative question',
			[['does the book say to take first', 'does the book not name']],
			'warning stem-negative'
		],
		[
			'the same question twice',
			[
				[
					'Put the work on a broken cup in the order of the book.',
					'How many minutes should the parts be pressed together by hand?'
				]
			],
			'warning stem-doubled'
		],
		[
			'steps that mean the same',
			[['clean the edges, put', 'look for all parts, put']],
			'error part-doubled'
		],
		['a tolerance of a range', [['exactly: 5', 'from: 4, to: 5']], 'error within-of-range'],
		[
			'two kinds of answer',
			[['    accept: [clean', '    points: [Clean.]\n    accept: [clean']],
			'error answer-shape'
		],
		['no answer', [['    accept: [clean them, wash them]\n', '']], 'error answer-shape'],
		[
			'a key of another kind',
			[['    accept: [clean', '    within: 2\n    accept: [clean']],
			'error answer-shape'
		],
		['an id that stands twice', [['id: q.typed', 'id: f']], 'error id-doubled'],
		[
			'a source that is not there',
			[['    at: page 7', '    source: { id: nowhere, at: page 7 }']],
			'error unknown-source'
		],
		[
			'a conflict that is not there',
			[['conflicts: [C02]', 'conflicts: [C99]']],
			'error unknown-conflict'
		],
		['no place', [['    at: page 7\n', '']], 'error locator-missing'],
		[
			'retired without a word',
			[['    at: page 7', '    at: page 7\n    status: retired']],
			'warning retired-unexplained'
		],
		[
			'a version ahead',
			[['    at: page 7', '    at: page 7\n    changed: 2.0.0']],
			'error version-ahead'
		]
	] as const)('%s: %s', (_, edits, code) => {
		expect(codes(...edits)).toContain(code);
	});
});

describe('a review', () => {
	it.each([
		['without a name', [['by: A. Smith, ', '']], 'error review-unsigned'],
		['still to come', [['2026-01-31', '2026-07-31']], 'warning review-ahead'],
		['with nothing ticked', [[', checklist: [source, answer]', '']], 'warning review-unticked'],
		['in a state that is none', [['state: reviewed', 'state: fine']], 'error value-not-allowed']
	] as const)('%s', (_, edits, code) => {
		expect(codes(...edits)).toContain(code);
	});
});
