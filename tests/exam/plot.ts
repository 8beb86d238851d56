import type { Measured } from './measure';

const SHOWN = [
	{ policy: 'index', colour: '#0b6e4f', label: 'price index' },
	{ policy: 'FSRS tuned by an oracle', colour: '#c05746', label: 'FSRS tuned by an oracle' },
	{ policy: 'FSRS 0.90', colour: '#8a8d91', label: 'FSRS 0.90' },
	{ policy: 'greedy', colour: '#d8a31a', label: 'greedy' }
];

const [LEFT, WIDTH, ROW, TOP] = [330, 560, 20, 56];
const x = (share: number) => LEFT + WIDTH * share;

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

function line({ cell, rows, bound }: Measured, i: number): string {
	const y = TOP + i * ROW;
	const dots = SHOWN.flatMap(({ policy, colour }) =>
		rows
			.filter((row) => row.policy === policy)
			.map(
				({ onDay }) => `<circle cx="${x(onDay.mean).toFixed(1)}" cy="${y}" r="4" fill="${colour}"/>`
			)
	);
	const mark =
		bound === null
			? ''
			: `<path d="M${x(bound).toFixed(1)} ${y - 7}v14" stroke="#222" stroke-width="2"/>`;
	return `<text x="${LEFT - 10}" y="${y + 4}" text-anchor="end">${escaped(cell.name)}</text><path d="M${LEFT} ${y}h${WIDTH}" stroke="#e4e4e4"/>${mark}${dots.reverse().join('')}`;
}

/** Mean recall on the exam day: a row for each cell, a dot for each policy, a bar for the bound. */
export function plotOf(all: readonly Measured[]): string {
	const height = TOP + all.length * ROW + 30;
	const legend = SHOWN.map(
		({ colour, label }, i) =>
			`<circle cx="${LEFT + i * 150}" cy="16" r="4" fill="${colour}"/><text x="${LEFT + 8 + i * 150}" y="20">${label}</text>`
	).join('');
	const ticks = [0, 0.25, 0.5, 0.75, 1]
		.map((share) => `<text x="${x(share)}" y="40" text-anchor="middle">${100 * share} %</text>`)
		.join('');
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${LEFT + WIDTH + 30}" height="${height}" font-family="sans-serif" font-size="12" role="img"><title>Mean recall on the exam day by policy</title><rect width="100%" height="100%" fill="#fff"/>${legend}${ticks}${all.map(line).join('')}</svg>\n`;
}
