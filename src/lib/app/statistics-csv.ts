import type { ItemAnalysis } from '$lib/domain/item-analysis';
import { cellOf } from './mock-csv';

const HEADER = ['Question', 'Learners', 'Right at once', 'Discrimination', 'Never chosen'];

/** The statistics of a group as a table for a spreadsheet (RFC 4180). */
export function statisticsCsv(rows: readonly ItemAnalysis[]): string {
	const body = rows.map(({ card, learners, difficulty, discrimination, neverChosen }) => [
		...[card, String(learners), difficulty.toFixed(3), discrimination?.toFixed(3) ?? ''],
		neverChosen.join('; ')
	]);
	return [HEADER, ...body].map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('');
}
