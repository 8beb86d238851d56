import type { Table } from './csv-table';

/** What a column of a table holds. */
export const ROLES = {
	question: 'Question',
	option: 'Option',
	correct: 'Which option is right',
	answer: 'Right answer',
	wrong: 'Wrong answer',
	why: 'Why an option is right or wrong',
	explanation: 'Explanation',
	category: 'Category',
	tags: 'Tags',
	kind: 'Kind of question',
	unit: 'Unit',
	title: 'Name',
	id: 'Id',
	ignored: 'Leave out'
} as const;
export type Role = keyof typeof ROLES;

export interface Mapping {
	/** The first row names the columns. */
	readonly header: boolean;
	/** One for each column. */
	readonly roles: readonly Role[];
}

/** Headers as people and programs write them, in lower case and without number or letter at the end. */
const NAMES: Partial<Record<Role, readonly string[]>> = {
	question: [
		'question',
		'questions',
		'stem',
		'prompt',
		'front',
		'question text',
		'item',
		'frage',
		'pregunta'
	],
	option: ['option', 'choice', 'alternative', 'answer option', 'possible answer', 'opción'],
	correct: [
		...['correct', 'correct answer', 'correct answer(s)', 'correct answers', 'correct option'],
		...['correct choice', 'key', 'answer key', 'right option', 'solution', 'richtig']
	],
	answer: ['answer', 'right answer', 'back', 'response', 'definition', 'antwort', 'respuesta'],
	wrong: ['wrong', 'wrong answer', 'incorrect', 'incorrect answer', 'distractor', 'foil'],
	why: ['why', 'option feedback', 'answer feedback', 'option rationale', 'option explanation'],
	explanation: [
		'explanation',
		'rationale',
		'feedback',
		'general feedback',
		'comment',
		'extra',
		'notes'
	],
	category: ['category', 'topic', 'subject', 'chapter', 'deck', 'section', 'thema'],
	tags: ['tags', 'tag', 'keywords', 'labels'],
	kind: ['kind', 'type', 'question type', 'format'],
	unit: ['unit', 'units'],
	title: ['name', 'title'],
	id: ['id', 'guid', 'question id', 'idnumber', 'no', 'number', '#']
};

/** What each column seems to hold; a person may change it. */
export function guessMapping({ rows, width }: Table): Mapping {
	const first = rows[0]?.cells ?? [];
	const named = Array.from({ length: width }, (_, i) => roleOfHeader(first[i] ?? ''));
	const header =
		named.includes('question') || named.filter((role) => role !== 'ignored').length > 1;
	if (!header) return { header: false, roles: byPlace(width) };
	return { header: true, roles: settled(named, first) };
}

const normal = (header: string): string =>
	header
		.trim()
		.toLowerCase()
		.replace(/[\s_-]+/g, ' ');

function roleOfHeader(header: string): Role {
	const name = normal(header);
	if (/^[a-h]$/.test(name)) return 'option';
	const bare = name.replace(/ ?(?:\d{1,2}|\([a-h\d]\)| [a-h])$/, '');
	const found = (Object.keys(NAMES) as Role[]).find(
		(role) => NAMES[role]?.includes(name) || NAMES[role]?.includes(bare)
	);
	return found ?? 'ignored';
}

/** `Answer 1`, `Answer 2` beside a column that says which is right are options. */
function settled(roles: readonly Role[], header: readonly string[]): Role[] {
	const answers = roles.filter((role) => role === 'answer').length;
	const hasKey = roles.includes('correct');
	const seen = new Set<Role>();
	return roles.map((role, i) => {
		const isNumbered = /[\da-h]$/i.test((header[i] ?? '').trim());
		if (role === 'answer' && answers > 1 && hasKey && isNumbered) return 'option';
		if (role === 'answer' && roles.includes('option') && !hasKey) return 'correct';
		if (role === 'correct' && roles.includes('wrong') && !roles.includes('option')) return 'answer';
		// A question has one of these; the first that says so is it.
		const single = !['option', 'answer', 'wrong', 'why', 'ignored', 'tags'].includes(role);
		if (single && seen.has(role)) return 'ignored';
		seen.add(role);
		return role;
	});
}

/** Without headers: question, right answer, wrong answers. */
const byPlace = (width: number): Role[] =>
	Array.from({ length: width }, (_, i) => (i === 0 ? 'question' : i === 1 ? 'answer' : 'wrong'));
