import type { DeckData } from '$lib/authoring/write';

/** A question as the deck file has it: what is asked here of it, and more. */
export interface QuestionText {
	readonly id: string;
	readonly stem: string;
}
interface Section {
	readonly subject: string;
	readonly source: string;
	readonly questions: readonly QuestionText[];
}

/** Characters of JSON: as YAML they are at most four times as many, still fewer than a file may have. */
const FILE = 200_000;

/** Questions by subject as the sections of as many files as their length asks for, by file name. */
export function inFiles(
	bySubject: ReadonlyMap<string, readonly QuestionText[]>,
	source: string
): Map<string, readonly Section[]> {
	const files: Map<string, QuestionText[]>[] = [];
	let file = new Map<string, QuestionText[]>();
	let room = 0;
	for (const [subject, questions] of bySubject) {
		for (const question of questions) {
			const { length } = JSON.stringify(question);
			if (length > room) {
				files.push((file = new Map<string, QuestionText[]>()));
				room = FILE;
			}
			room -= length;
			const own = file.get(subject);
			if (own) own.push(question);
			else file.set(subject, [question]);
		}
	}
	return new Map(
		files.map((sections, i) => [
			i === 0 ? 'questions.yaml' : `questions-${i + 1}.yaml`,
			[...sections].map(([subject, questions]) => ({ subject, source, questions }))
		])
	);
}

/** The deck without some questions, and without the sections and files that are left empty. */
export function withoutQuestions(
	data: DeckData,
	ids: ReadonlySet<string>
): { readonly data: DeckData; readonly removed: readonly QuestionText[] } {
	const head = data.get('deck.yaml') as { readonly facts: readonly string[] };
	const kept = new Map(data);
	const removed: QuestionText[] = [];
	for (const name of head.facts) {
		const sections = (data.get(name) as readonly Section[]).flatMap((section) => {
			removed.push(...section.questions.filter(({ id }) => ids.has(id)));
			const questions = section.questions.filter(({ id }) => !ids.has(id));
			return questions.length > 0 ? [{ ...section, questions }] : [];
		});
		if (sections.length > 0) kept.set(name, sections);
		else kept.delete(name);
	}
	kept.set('deck.yaml', { ...head, facts: head.facts.filter((name) => kept.has(name)) });
	return { data: kept, removed };
}
