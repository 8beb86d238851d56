import type { CardId } from '$lib/domain/ids';
import type { ItemAnalysis } from '$lib/domain/item-analysis';
import { cellOf } from './mock-csv';

const HEADER = ['Card', 'Question', 'Learners', 'Right at once', 'Discrimination', 'Never chosen'];

/** The statistics of a group as a table for a spreadsheet (RFC 4180); `titles` says what cards teach. */
export function statisticsCsv(
	rows: readonly ItemAnalysis[],
	titles: ReadonlyMap<CardId, string>
): string {
	const body = rows.map(({ card, learners, difficulty, discrimination, neverChosen }) => [
		...[card, titles.get(card) ?? '', String(learners), difficulty.toFixed(3)],
		...[discrimination?.toFixed(3) ?? '', neverChosen.join('; ')]
	]);
	return [HEADER, ...body].map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('');
}
