import type { Report } from '$lib/storage/backup/report';
import type { Defect, Verification } from '$lib/storage/rebuild';
import { capitalise, count } from './wording';

/** What a restore or a merge would do, one sentence each. */
export function sentencesOf(report: Report, mode: 'merge' | 'replace'): string[] {
	if (report.nothing) return ['It holds nothing that is not here already. Nothing would change.'];
	const { parts, answers, known } = report;
	const others: string[] = [
		...(report.settings.length > 0
			? [`${count(report.settings.length, 'setting')} would change.`]
			: []),
		...(report.aside > 0
			? [`${count(report.aside, 'card')} would be suspended or taken back.`]
			: []),
		...changes(parts.personal, 'mark or note', 'marks or notes'),
		...changes(parts.exams, 'exam', 'exams'),
		...changes(parts.mocks, 'mock exam', 'mock exams'),
		...changes(parts.drafts, 'draft of a deck', 'drafts of decks')
	];
	return [answersSentence(answers, known, mode), ...report.decks.flatMap(deckSentence), ...others];
}

function answersSentence(
	{ after, added, removed }: Report['answers'],
	known: number,
	mode: 'merge' | 'replace'
): string {
	const here =
		known > 0
			? ` ${count(known, 'answer')} of the file ${known === 1 ? 'is' : 'are'} here already.`
			: '';
	const come =
		added > 0 ? `${count(added, 'answer')} would be added.` : 'No answer would be added.';
	if (mode === 'merge') return `${come}${here} You would then have ${after.toLocaleString('en')}.`;
	const go =
		removed > 0 ? ` ${count(removed, 'answer')} that the file does not have would be removed.` : '';
	return `${come}${go} You would then have ${after.toLocaleString('en')}.`;
}

function deckSentence({ title, before, after }: Report['decks'][number]): string[] {
	if (before === after) return [];
	if (before === null) return [`The deck “${title}” (${after}) would be added.`];
	if (after === null) return [`The deck “${title}” would be removed.`];
	return [`The deck “${title}” would go from version ${before} to ${after}.`];
}

function changes({ added, changed, removed }: Report['parts']['exams'], one: string, many: string) {
	const said = [
		[added, 'added'],
		[changed, 'changed'],
		[removed, 'removed']
	] as const;
	const some = said.filter(([n]) => n > 0);
	if (some.length === 0) return [];
	const text = some.map(([n, what]) => `${n.toLocaleString('en')} ${n === 1 ? one : many} ${what}`);
	return [`${capitalise(text.join(', '))}.`];
}

/** What a check has found, in plain words: kind of defect, and how many of it. */
export function defectsOf({ defects }: Verification): string[] {
	const counts = new Map<Defect['kind'], number>();
	for (const defect of defects) {
		const many = defect.kind === 'gap' ? defect.missing : 1;
		counts.set(defect.kind, (counts.get(defect.kind) ?? 0) + many);
	}
	return [...counts].map(([kind, n]) => WORDS[kind](n));
}

/** Defects that computing again mends. */
const MENDED: ReadonlySet<Defect['kind']> = new Set([
	'orphan-memory',
	'card-differs',
	'day-differs'
]);

/** all: computing again mends everything. none: it cannot be done, or there is nothing it mends. */
export function repairable({ defects }: Verification): boolean {
	return (
		defects.some(({ kind }) => MENDED.has(kind)) &&
		!defects.some(({ kind }) => kind === 'damaged-pack')
	);
}

/** Whether something is wrong that no repair mends. */
export const unrepaired = ({ defects }: Verification): boolean =>
	defects.some(({ kind }) => !MENDED.has(kind));

/** Only a backup brings back what these speak of. */
export const needsBackup = ({ defects }: Verification): boolean =>
	defects.some(({ kind }) => kind === 'damaged-pack' || kind === 'gap');

const WORDS: Record<Defect['kind'], (n: number) => string> = {
	'damaged-pack': (n) =>
		`${count(n, 'block')} of up to 500 answers changed since ${n === 1 ? 'it was' : 'they were'} stored, and cannot be trusted.`,
	gap: (n) => `${count(n, 'answer')} or other steps that were given a number are missing.`,
	'unknown-card': (n) =>
		`${count(n, 'card')} you answered ${n === 1 ? 'is' : 'are'} in no installed deck; the answers are kept.`,
	'orphan-memory': (n) =>
		`${count(n, 'card')} ${n === 1 ? 'has' : 'have'} a schedule but no answer behind it.`,
	'card-differs': (n) => `The schedule of ${count(n, 'card')} differs from what your answers say.`,
	'day-differs': (n) => `The counts of ${count(n, 'day')} differ from what your answers say.`
};
