/**
 * Anki's collection as of schema 11, which every version since 2.0 opens: tables, indexes, and the
 * settings of its one `col` row (rslib/src/storage/schema11.sql, rslib/src/{notetype,decks}/schema11.rs
 * of ankitects/anki).
 */
export const SCHEMA_11 = `
CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null,
	scm integer not null, ver integer not null, dty integer not null, usn integer not null,
	ls integer not null, conf text not null, models text not null, decks text not null,
	dconf text not null, tags text not null);
CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null,
	mod integer not null, usn integer not null, tags text not null, flds text not null,
	sfld integer not null, csum integer not null, flags integer not null, data text not null);
CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null,
	ord integer not null, mod integer not null, usn integer not null, type integer not null,
	queue integer not null, due integer not null, ivl integer not null, factor integer not null,
	reps integer not null, lapses integer not null, left integer not null, odue integer not null,
	odid integer not null, flags integer not null, data text not null);
CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null,
	ease integer not null, ivl integer not null, lastIvl integer not null, factor integer not null,
	time integer not null, type integer not null);
CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null);
CREATE INDEX ix_notes_usn on notes (usn);
CREATE INDEX ix_cards_usn on cards (usn);
CREATE INDEX ix_revlog_usn on revlog (usn);
CREATE INDEX ix_cards_nid on cards (nid);
CREATE INDEX ix_cards_sched on cards (did, queue, due);
CREATE INDEX ix_revlog_cid on revlog (cid);
CREATE INDEX ix_notes_csum on notes (csum);
`;

export const FIELDS = [
	'Question',
	'Options',
	'Answer',
	'Explanation',
	'Source',
	'Caveat',
	'Id'
] as const;
export const CLOZE_FIELDS = ['Text', 'Explanation', 'Source', 'Caveat', 'Id'] as const;

/** Note types keep their ids for good: a later package updates what an earlier one brought. */
export const CARD_TYPE = 1_763_000_000_001;
export const CLOZE_TYPE = 1_763_000_000_002;

const CSS =
	'.card { font-family: system-ui, sans-serif; font-size: 20px; text-align: start; max-width: 40em; margin: auto; }\n.small { font-size: 15px; opacity: 0.8; }\n.cloze { font-weight: bold; }';

const AFTER =
	'{{#Explanation}}<div>{{Explanation}}</div>{{/Explanation}}\n{{#Source}}<div class="small">Source: {{Source}}</div>{{/Source}}\n{{#Caveat}}<div class="small">{{Caveat}}</div>{{/Caveat}}';

const field = (name: string, ord: number) => ({
	...{ name, ord, sticky: false, rtl: false, font: 'Arial', size: 20, media: [] }
});
const template = (name: string, qfmt: string, afmt: string) => ({
	...{ name, ord: 0, qfmt, afmt, bqfmt: '', bafmt: '', did: null, bfont: '', bsize: 0 }
});

/** The note types as the `models` column holds them; `mod` in seconds. */
export function models(mod: number): object {
	const common = {
		...{ mod, usn: -1, sortf: 0, did: null, css: CSS, latexPre: LATEX_PRE, latexPost: LATEX_POST },
		...{ latexsvg: false, vers: [], tags: [] }
	};
	return {
		[CARD_TYPE]: {
			...{ ...common, id: CARD_TYPE, name: 'Ranvier', type: 0, flds: FIELDS.map(field) },
			tmpls: [
				template(
					'Card 1',
					'{{Question}}\n{{#Options}}<div>{{Options}}</div>{{/Options}}',
					`{{FrontSide}}\n<hr id=answer>\n{{Answer}}\n${AFTER}`
				)
			],
			req: [[0, 'any', [0, 1]]]
		},
		[CLOZE_TYPE]: {
			...{
				...common,
				id: CLOZE_TYPE,
				name: 'Ranvier cloze',
				type: 1,
				flds: CLOZE_FIELDS.map(field)
			},
			tmpls: [template('Cloze', '{{cloze:Text}}', `{{cloze:Text}}\n<hr id=answer>\n${AFTER}`)]
		}
	};
}

const LATEX_PRE =
	'\\documentclass[12pt]{article}\n\\special{papersize=3in,5in}\n\\usepackage[utf8]{inputenc}\n\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\\setlength{\\parindent}{0in}\n\\begin{document}\n';
const LATEX_POST = '\\end{document}';

/** The decks column: Anki's own default deck, and ours. */
export const decks = (id: number, name: string, desc: string, mod: number): object => {
	const common = {
		...{ mod, usn: -1, lrnToday: [0, 0], revToday: [0, 0], newToday: [0, 0], timeToday: [0, 0] },
		...{ collapsed: false, browserCollapsed: false, dyn: 0, conf: 1, extendNew: 0, extendRev: 0 }
	};
	return {
		1: { ...common, id: 1, name: 'Default', desc: '' },
		[id]: { ...common, id, name, desc }
	};
};

export const conf = (deck: number): object => ({
	...{ activeDecks: [deck], curDeck: deck, curModel: CARD_TYPE, nextPos: 1, newSpread: 0 },
	...{ collapseTime: 1200, timeLim: 0, estTimes: true, dueCounts: true, addToCur: true },
	...{ sortType: 'noteFld', sortBackwards: false }
});

/** Anki's own default options; a package carries them though they are not taken over. */
export const dconf: object = {
	1: {
		...{ id: 1, mod: 0, usn: 0, name: 'Default', maxTaken: 60, autoplay: true, timer: 0 },
		...{ replayq: true, dyn: false },
		new: {
			bury: false,
			delays: [1, 10],
			initialFactor: 2500,
			ints: [1, 4, 0],
			order: 1,
			perDay: 20
		},
		rev: { bury: false, ease4: 1.3, ivlFct: 1, maxIvl: 36500, perDay: 200, hardFactor: 1.2 },
		lapse: { delays: [10], leechAction: 1, leechFails: 8, minInt: 1, mult: 0 }
	}
};
