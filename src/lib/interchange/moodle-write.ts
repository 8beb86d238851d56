import { underCategories } from './category';
import { escapeXml, textToHtml } from './html-text';
import {
	exact,
	explanationOf,
	type Choice,
	type Interval,
	type Item,
	type ItemOf,
	type Written
} from './item';
import { LeftList } from './left';
import { writeCloze } from './moodle-cloze';

/** Writes Moodle XML as Moodle 4 and 5 read it; what it has no place for is listed. */
export function writeMoodle(items: readonly Item[]): Written {
	const left = new LeftList();
	const parts = ['<?xml version="1.0" encoding="UTF-8"?>', '<quiz>'];
	for (const { item, written, heading } of underCategories(items, (one) => answerOf(one, left))) {
		if (heading !== null)
			parts.push(question('category', tag('category', tag('text', escapeXml(heading)))));
		parts.push(question(written.type, commonOf(item, written.stem) + written.xml + tagsOf(item)));
	}
	parts.push('</quiz>', '');
	return { bytes: new TextEncoder().encode(parts.join('\n')), left: left.all };
}

interface Own {
	readonly type: string;
	readonly xml: string;
	/** HTML, where it is not simply the stem's. */
	readonly stem?: string;
}

const question = (type: string, inside: string): string =>
	`  <question type="${type}">\n${inside}  </question>`;
const tag = (name: string, inside: string, attributes = ''): string =>
	`    <${name}${attributes}>${inside}</${name}>\n`;
const html = (name: string, text: string, attributes = ''): string =>
	tag(name, `<text>${escapeXml(textToHtml(text))}</text>`, ` format="html"${attributes}`);
const plain = (name: string, text: string): string => tag(name, `<text>${escapeXml(text)}</text>`);

const commonOf = (item: Item, stem = textToHtml(item.stem)): string =>
	plain('name', item.title || item.stem.replace(/\s+/g, ' ').slice(0, 80)) +
	tag('questiontext', `<text>${escapeXml(stem)}</text>`, ' format="html"') +
	html('generalfeedback', explanationOf(item)) +
	tag('defaultgrade', item.kind === 'description' ? '0' : '1') +
	tag('idnumber', escapeXml(item.id));

const tagsOf = ({ tags }: Item): string =>
	tags.length === 0
		? ''
		: tag('tags', tags.map((one) => `<tag><text>${escapeXml(one)}</text></tag>`).join(''));

function answerOf(item: Item, left: LeftList): Own | null {
	switch (item.kind) {
		case 'description':
			return { type: 'description', xml: '' };
		case 'essay':
			return {
				type: 'essay',
				xml: tag('responseformat', 'editor') + html('graderinfo', item.model)
			};
		case 'single-choice':
		case 'multiple-choice':
			return { type: 'multichoice', xml: choiceXml(item) };
		case 'true-false':
			return { type: 'truefalse', xml: trueFalseXml(item) };
		case 'short-answer': {
			// An asterisk would stand for any letters.
			const answers = item.accepts.map((one) =>
				answer({ ...one, text: one.text.replaceAll('*', '\\*') }, 'moodle_auto_format')
			);
			return { type: 'shortanswer', xml: tag('usecase', '0') + answers.join('') };
		}
		case 'numeric':
			return numericOf(item, left);
		case 'matching': {
			const pairs = item.pairs.map(({ left: from, right }) =>
				tag(
					'subquestion',
					`<text>${escapeXml(textToHtml(from))}</text><answer><text>${escapeXml(inline(right))}</text></answer>`,
					' format="html"'
				)
			);
			return { type: 'matching', xml: tag('shuffleanswers', 'true') + pairs.join('') };
		}
		case 'ordering':
			return { type: 'ordering', xml: orderingXml(item) };
		case 'cloze':
			return { type: 'cloze', xml: '', stem: writeCloze(textToHtml(item.stem), item.blanks) };
	}
}

const choiceXml = ({ kind, options }: ItemOf<'single-choice' | 'multiple-choice'>): string =>
	tag('single', String(kind === 'single-choice')) +
	tag('shuffleanswers', 'true') +
	tag('answernumbering', 'abc') +
	options.map((one) => answer({ ...one, text: textToHtml(one.text) }, 'html')).join('');

const trueFalseXml = ({ answer: right, whenTrue, whenFalse }: ItemOf<'true-false'>): string =>
	answer({ text: 'true', weight: Number(right), feedback: whenTrue }, 'moodle_auto_format') +
	answer({ text: 'false', weight: Number(!right), feedback: whenFalse }, 'moodle_auto_format');

function numericOf({ intervals, unit, ...item }: ItemOf<'numeric'>, left: LeftList): Own | null {
	if (intervals.some(({ min, max }) => !Number.isFinite(max - min))) {
		left.add('open-range', item, true);
		return null;
	}
	const units = `<unit><multiplier>1</multiplier><unit_name>${escapeXml(unit)}</unit_name></unit>`;
	return {
		type: 'numerical',
		xml: intervals.map(intervalXml).join('') + (unit ? tag('units', units) : '')
	};
}

function intervalXml({ min, max, weight, feedback }: Interval): string {
	const tolerance = `<tolerance>${exact((max - min) / 2)}</tolerance>`;
	const text = String(exact((max + min) / 2));
	return answer({ text, weight, feedback }, 'moodle_auto_format', tolerance);
}

const orderingXml = ({ steps }: ItemOf<'ordering'>): string =>
	tag('layouttype', 'VERTICAL') +
	tag('selecttype', 'ALL') +
	tag('selectcount', String(steps.length)) +
	tag('gradingtype', 'ABSOLUTE_POSITION') +
	tag('showgrading', 'SHOW') +
	tag('numberingstyle', 'none') +
	steps.map((step, i) => html('answer', step, ` fraction="${i + 1}"`)).join('');

const answer = ({ text, weight, feedback }: Choice, format: string, more = ''): string =>
	tag(
		'answer',
		`<text>${escapeXml(text)}</text>${more}<feedback format="html"><text>${escapeXml(textToHtml(feedback))}</text></feedback>`,
		` fraction="${exact(100 * weight)}" format="${format}"`
	);

/** Moodle shows an answer without paragraphs, but takes tags and entities in it for what they are. */
const inline = (text: string): string => (/[<&]/.test(text) ? escapeXml(text) : text);
