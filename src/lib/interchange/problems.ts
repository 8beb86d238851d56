import type { Problem } from '$lib/domain/problem';

/** A file that cannot be read at all; `line` where it is known. */
export const fileProblem = (
	file: string,
	code: string,
	message: string,
	hint: string,
	line = 1,
	column = 1
): Problem => ({
	code: `interchange-${code}`,
	severity: 'error',
	where: { file, line, column },
	message,
	hint
});
