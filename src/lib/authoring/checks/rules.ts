import * as disputes from './disputes';
import * as foils from './foils';
import * as ids from './ids';
import type { Rule } from './rule';
import * as stems from './stems';
import * as structure from './structure';
import * as wording from './wording';

/** Every rule that looks at the deck as it is written. */
export const RULES: readonly Rule[] = [ids, structure, disputes, wording, foils, stems].flatMap(
	(rules) => Object.values<Rule>(rules)
);
