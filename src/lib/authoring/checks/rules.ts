import * as disputes from './disputes';
import * as foils from './foils';
import * as ids from './ids';
import * as options from './options';
import { REFERENCE_RULES } from './references';
import type { AskedRule, Rule } from './rule';
import * as spread from './spread';
import * as stems from './stems';
import * as reviews from './reviews';
import * as structure from './structure';
import * as versions from './versions';
import * as wording from './wording';
import * as written from './written';

/** The rules among what a module shares. */
const rulesOf = (modules: readonly Record<string, unknown>[]): Rule[] =>
	modules.flatMap((module) => Object.values(module).filter(isRule));

const isRule = (shared: unknown): shared is Rule =>
	typeof shared === 'object' && shared !== null && 'find' in shared;

/** Every rule that looks at the deck as it is written. */
export const TEXT_RULES: readonly Rule[] = [
	...REFERENCE_RULES,
	...rulesOf([ids, structure, versions, disputes, wording, foils, stems, written, reviews])
];

/** Every rule that looks at the questions made of it. */
export const ASKED_RULES: readonly AskedRule[] = [
	...Object.values(options),
	...Object.values(spread)
];
