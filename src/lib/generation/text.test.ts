import { describe, expect, it } from 'vitest';
import {
	capitalise,
	coveredBy,
	enumerate,
	fold,
	foldedWords,
	inBraces,
	nameKey,
	withoutBraces,
	words
} from './text';

describe('nameKey', () => {
	it.each([
		['nerve fibres', 'nerve fibers'],
		['Local anaesthesia', 'local anesthesia'],
		['haemorrhage', 'hemorrhage'],
		['tumour', 'tumor'],
		['to sterilise', 'to sterilize'],
		['visualisation', 'visualization'],
		['labelled', 'labeled'],
		['stenoses', 'stenosis'],
		['neuromas', 'neuroma'],
		['neuropathies', 'neuropathy'],
		['the facet joint', 'facet joints'],
		['X-ray', 'x ray'],
		['Morton’s neuroma', "Morton's neuroma"],
		['naïve', 'naive'],
		['pain, chronic', 'chronic pain']
	])('%s is %s', (one, other) => expect(nameKey(one)).toBe(nameKey(other)));

	it.each([
		['neurotomy', 'neurectomy'],
		['diagnosis', 'diagnostic'],
		['L4', 'L5'],
		['less than 5', 'more than 5']
	])('%s is not %s', (one, other) => expect(nameKey(one)).not.toBe(nameKey(other)));
});

it('words keep decimals and signs that carry meaning', () => {
	expect(words('81,8 % after ≥ 2 weeks')).toEqual(['81.8', '%', 'after', '≥', '2', 'weeks']);
	expect(foldedWords('The nerve-fibres')).toEqual(['nerve', 'fiber']);
	expect(fold('stenosis')).toBe('stenosis');
});

it('coveredBy wants half of the longer phrase', () => {
	const covers = (part: string, whole: string) => coveredBy(foldedWords(part), foldedWords(whole));
	expect(covers('infection', 'wound infection')).toBe(true);
	expect(covers('removal', 'removal of a nerve')).toBe(true);
	expect(covers('suture', 'joining both ends with a suture')).toBe(false);
	expect(covers('', 'anything')).toBe(false);
});

it('enumerate reads aloud', () => {
	expect(enumerate([])).toBe('');
	expect(enumerate(['a'])).toBe('a');
	expect(enumerate(['a', 'b'])).toBe('a and b');
	expect(enumerate(['a', 'b', 'c'])).toBe('a, b and c');
	expect(enumerate(['a and b', 'c'])).toBe('a and b; and c');
});

it('capitalise leaves pH', () => {
	expect(capitalise('caudal')).toBe('Caudal');
	expect(capitalise('pH')).toBe('pH');
	expect(capitalise('87 %')).toBe('87 %');
});

it('braces', () => {
	expect(inBraces('The {caudal} way.')).toBe('caudal');
	expect(inBraces('No blank.')).toBeNull();
	expect(withoutBraces('The {caudal} way.')).toBe('The caudal way.');
});
