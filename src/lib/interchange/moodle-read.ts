import { readCategory } from './category';
import { idOf, type Item, type Reading } from './item';
import { LeftList, type Reason } from './left';
import { LIMITS } from './limits';
import { readAnswer } from './moodle-answers';
import { formatted } from './moodle-text';
import { Doctype, moodleQuestions, type QuestionText } from './moodle-split';
import { attribute, child, children, parseQuestion, textOf, type Element } from './moodle-xml';
import { fileProblem, noQuestion, tooManyQuestions } from './problems';
import { Texts } from './texts';

/**
 * Reads Moodle XML. A question that cannot be read is left out and named; the others stand.
 * `onShare`: how much of the file has been read, 0 to 1.
 */
export function readMoodle(
	text: string,
	file: string,
	onShare: (share: number) => void = () => undefined
): Reading {
	const items: Item[] = [];
	const left = new LeftList();
	let category: readonly string[] = [];
	let questions = 0;
	try {
		for (const question of moodleQuestions(text, (passed) => onShare(passed / text.length))) {
			if (++questions > LIMITS.items) return { ok: false, problems: [tooManyQuestions(file)] };
			const read = readOne(question, category, left);
			if (Array.isArray(read)) category = read;
			else if (read !== null) items.push(read as Item);
		}
	} catch (error) {
		if (error instanceof Doctype) return { ok: false, problems: [declares(file, error.line)] };
		throw error;
	}
	if (items.length === 0 && left.all.length === 0)
		return { ok: false, problems: [noQuestion(file, 'Moodle XML')] };
	return { ok: true, items, left: left.all };
}

const declares = (file: string, line: number) =>
	fileProblem(
		file,
		'doctype',
		'The file declares a document type or entities of its own; question files have no use for them.',
		'Remove the declaration, or export the questions again.',
		line
	);

/** A category's path, a question, or null where it is left out. */
function readOne(
	{ xml, line, closed }: QuestionText,
	category: readonly string[],
	left: LeftList
): string[] | Item | null {
	const at = `line ${line}`;
	const leave = (reason: Reason, title = '') => {
		left.add(reason, { title, at }, true);
		return null;
	};
	if (!closed) return leave('cut-short');
	if (xml.length > LIMITS.question) return leave('long-text');
	const element = parseQuestion(xml);
	if (!element) return leave('broken-question');
	const type = attribute(element, 'type').toLowerCase();
	if (type === 'category') return readCategory(textOf(child(element, 'category')));
	const texts = new Texts();
	const title = texts.plain(textOf(child(element, 'name')));
	const read = readAnswer(type, element, texts);
	if (typeof read === 'string') return leave(read, title || texts.plain(stemOf(element)));
	const { stem = formatted(child(element, 'questiontext'), texts), ...answer } = read;
	const item = {
		id: textOf(child(element, 'idnumber')) || idOf(title, stem, JSON.stringify(answer)),
		title,
		stem,
		feedback: [formatted(child(element, 'generalfeedback'), texts), ...combined(element, texts)]
			.filter(Boolean)
			.join('\n\n'),
		category,
		tags: children(child(element, 'tags'), 'tag').map(textOf).filter(Boolean),
		at,
		...answer
	} as Item;
	noteSettings(element, xml, texts);
	texts.settle(left, item);
	return item;
}

const stemOf = (element: Element): string => textOf(child(element, 'questiontext'));

const COMBINED = ['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback'] as const;
/** What Moodle writes there of itself. */
const STANDARD = /^Your answer is (?:partially )?(?:in)?correct\.?$/i;

/** What is said to a right, a partly right, a wrong answer: kept where all are told the same. */
function combined(element: Element, texts: Texts): string[] {
	const said = COMBINED.map((name) => formatted(child(element, name), texts)).filter(
		(text) => text !== '' && !STANDARD.test(text)
	);
	const all = [...new Set(said)];
	if (all.length === 0 || (all.length === 1 && said.length === COMBINED.length)) return all;
	texts.lost('feedback');
	return [];
}

function noteSettings(element: Element, xml: string, texts: Texts): void {
	const hints = children(element, 'hint').some((hint) => textOf(hint) !== '');
	const mark = Number(textOf(child(element, 'defaultgrade')) || 1);
	if (hints || (mark !== 1 && mark !== 0)) texts.lost('settings');
	if (xml.includes('<file/>')) texts.hasFiles();
}
