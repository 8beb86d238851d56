import type { Problem } from '$lib/domain/problem';
import { LIMITS } from './limits';

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

/** A file of questions past the limit. */
export const tooManyQuestions = (file: string): Problem =>
	fileProblem(
		file,
		'too-many',
		`The file holds more than ${LIMITS.items} questions.`,
		'Export it in parts.'
	);

/** A file without a question; `format` as its reader calls it. */
export const noQuestion = (file: string, format: string): Problem =>
	fileProblem(file, 'none', 'The file holds no question.', `Export it again as ${format}.`);
