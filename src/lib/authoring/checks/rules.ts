import * as disputes from './disputes';
import * as foils from './foils';
import * as ids from './ids';
import * as options from './options';
import { REFERENCE_RULES } from './references';
import type { AskedRule, Rule } from './rule';
import * as spread from './spread';
import * as stems from './stems';
import * as structure from './structure';
import * as versions from './versions';
import * as wording from './wording';

const rulesOf = (modules: readonly Record<string, Rule>[]): Rule[] =>
	modules.flatMap((module) => Object.values(module));

/** Every rule that looks at the deck as it is written. */
export const TEXT_RULES: readonly Rule[] = [
	...REFERENCE_RULES,
	...rulesOf([ids, structure, versions, disputes, wording, foils, stems])
];

/** Every rule that looks at the questions made of it. */
export const ASKED_RULES: readonly AskedRule[] = [
	...Object.values(options),
	...Object.values(spread)
];
