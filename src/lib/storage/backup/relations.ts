import type { Mock, MockPaper } from '$lib/domain/mock';
import { StorageProblem } from '../problems';
import type { Collection } from './collection';

/** Every row's relations are in the same file: a deck to its contents, a card to its deck. */
export function mustBelongTogether(collection: Collection): void {
	const why = strayIn(collection);
	if (why !== null) throw new StorageProblem('backup-unsound', why);
}

function strayIn({ decks, contents, cards, log, policies, exams, mocks, papers }: Collection) {
	const versions = new Map(decks.map(({ id, version }) => [id, version]));
	if (contents.length !== decks.length) return 'a deck without contents';
	if (contents.some(({ id, version }) => versions.get(id) !== version))
		return 'contents of another deck';
	if (cards.some(({ id, deck }) => !versions.has(deck) || !id.startsWith(`${deck}/`)))
		return 'a card of no deck';
	const known = new Set(policies.map(({ id }) => id));
	if (log.some((row) => row.kind === 'review' && !known.has(row.policy)))
		return 'an answer under an unknown policy';
	if (exams.some(({ id, exam: { value } }) => value && value.id !== id))
		return 'an exam under the id of another';
	const asked = new Map(papers.map((paper) => [paper.id, paper]));
	if (papers.length !== mocks.length) return 'a paper of no mock exam';
	return mocks.every((mock) => isPaperOf(asked.get(mock.id), mock))
		? null
		: 'a mock exam with another paper';
}

/** The same cards in the same places, and to each question answers of its form only. */
const isPaperOf = (paper: MockPaper | undefined, { items, log }: Mock): boolean =>
	paper?.questions.length === items.length &&
	paper.questions.every(({ cardId }, i) => cardId === items[i]?.card) &&
	log.every(
		(step) =>
			step.do !== 'answer' ||
			step.answer === null ||
			step.answer.form === paper.questions[step.item]?.form
	);
