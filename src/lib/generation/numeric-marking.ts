import type { Quantity } from '$lib/domain/fact';
import { readQuantity, spanOf, ABOUT } from './quantity';
import { readUnit } from './units';

// Conversions (12 months, 1 year) leave a rounding error, no more.
const EXACT = 1e-6;

/**
 * A typed number against the fact's. A unit may be left out; if typed it must fit, and is
 * converted. `about` allows a tenth either way; a range is matched by its two ends, a bound by its
 * number unless the bound is turned round. `within`: what may be off instead, in the expected unit.
 */
export function isQuantity(expected: Quantity, typed: string, within?: number): boolean {
	const given = readQuantity(typed);
	if (!given) return false;
	const unit = given.unit === '' ? expected.unit : given.unit;
	if (!unitsFit(expected.unit, unit)) return false;
	const converted = { ...given, unit };
	if (expected.is === 'between' || converted.is === 'between')
		return expected.is === 'between' && converted.is === 'between' && sameSpan(expected, converted);
	if (!boundsFit(expected.is, converted.is)) return false;
	if (within !== undefined) {
		const factor = readUnit(expected.unit)?.factor ?? 1;
		return isNear(inBase(expected), inBase(converted), EXACT, within * factor);
	}
	const slack = expected.is === 'about' ? ABOUT : EXACT;
	return isNear(inBase(expected), inBase(converted), slack);
}

type Single = Exclude<Quantity, { is: 'between' }>;

const inBase = ({ number, unit }: Single) => number * (readUnit(unit)?.factor ?? 1);

function sameSpan(a: Quantity, b: Quantity): boolean {
	const [one, other] = [spanOf(a), spanOf(b)];
	return isNear(one.low, other.low, EXACT) && isNear(one.high, other.high, EXACT);
}

const isNear = (expected: number, given: number, share: number, within = 0): boolean =>
	Math.abs(given - expected) <= Math.abs(expected) * share + within + EXACT;

/** A bare number always fits; "at least" does not answer "at most", nor an exact figure. */
const boundsFit = (expected: Single['is'], given: Single['is']): boolean =>
	given === expected || given === 'exactly' || (given === 'about' && expected === 'exactly');

function unitsFit(expected: string, given: string): boolean {
	const [one, other] = [readUnit(expected), readUnit(given)];
	if (one?.dimension !== other?.dimension) return false;
	return !other?.of || other.of === one?.of;
}
