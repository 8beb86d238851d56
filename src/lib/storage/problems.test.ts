import { describe, expect, it } from 'vitest';
import { problemFrom, StorageProblem } from './problems';

const named = (name: string, more: object = {}) => Object.assign(new Error(name), { name }, more);

describe('problemFrom', () => {
	it('finds what a wrapper hides: the innermost known name decides (D8)', () => {
		const full = named('AbortError', { inner: named('QuotaExceededError') });
		expect(problemFrom(full)).toMatchObject({ code: 'full', cause: full });
		expect(problemFrom(named('AbortError'))).toMatchObject({ code: 'failed' });
		const closed = named('OpenFailedError', { inner: named('SecurityError') });
		expect(problemFrom(closed)).toMatchObject({ code: 'refused' });
	});

	it('reads InvalidStateError as a refusal only while opening (D2)', () => {
		expect(problemFrom(named('InvalidStateError'), true)).toMatchObject({ code: 'refused' });
		expect(problemFrom(named('InvalidStateError'))).toMatchObject({ code: 'closed' });
	});

	it('passes mistakes of our own and finished problems through (D8)', () => {
		const mistake = named('DataCloneError');
		const problem = new StorageProblem('newer');
		expect(problemFrom(mistake)).toBe(mistake);
		expect(problemFrom(problem)).toBe(problem);
		expect(problemFrom('text')).toBe('text');
	});

	it('says what happened, what it means for the data and what to do', () => {
		for (const code of ['full', 'newer', 'closed', 'refused', 'failed', 'damaged'] as const) {
			const { happened, means, todo, message } = new StorageProblem(code);
			for (const sentence of [happened, means, todo]) expect(sentence).toMatch(/^[A-Z].*\.$/);
			expect(message).toBe(`${happened} ${means} ${todo}`);
		}
	});
});
