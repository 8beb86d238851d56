import type { StudyDay } from '$lib/domain/day';
import type { Exam, ExamId } from '$lib/domain/exam';
import type { CardId } from '$lib/domain/ids';
import type { Memory } from '$lib/domain/memory';
import type { Stake } from './space';
import type { Standing } from './starts';

/** An exam with the cards in its scope. */
export interface ExamCards {
	readonly exam: Exam;
	/** Category as the exam's blueprint names it. */
	readonly cards: readonly { readonly id: CardId; readonly category: string }[];
}

/** An exam ahead that a card counts in. */
export interface ExamStake extends Stake {
	readonly exam: ExamId;
}

/** A card of a plan. */
export interface PlanCard {
	readonly id: CardId;
	readonly standing: Standing;
	/** Exams still ahead that it counts in, ascending by day; weights are 1 on average in each exam. */
	readonly stakes: readonly ExamStake[];
}

/** The weight of each card: its category's share divided among the category's cards; 1 on average. */
export function weightsOf({ exam: { blueprint }, cards }: ExamCards): Map<CardId, number> {
	const counts = new Map<string, number>();
	for (const { category } of cards) counts.set(category, (counts.get(category) ?? 0) + 1);
	const shareOf = (category: string, count: number) =>
		blueprint === null ? count : Math.max(0, blueprint[category] ?? 0);
	let total = 0;
	for (const [category, count] of counts) total += shareOf(category, count);
	const weights = new Map<CardId, number>();
	if (total <= 0) return weights;
	for (const { id, category } of cards) {
		const count = counts.get(category) ?? 1;
		const weight = ((shareOf(category, count) / count) * cards.length) / total;
		if (weight > 0) weights.set(id, weight);
	}
	return weights;
}

/** Where a memory stands on `today`; one whose last day is ahead (a clock set back) was seen today. */
function standingOf(memory: Memory | undefined, today: StudyDay): Standing {
	if (memory === undefined) return { seen: null };
	const { stability, difficulty, lastDay } = memory;
	return { seen: Math.min(0, lastDay - today), stability, difficulty };
}

/** The cards of all exams ahead, each once, with all it counts in. */
export function cardsOf(
	exams: readonly ExamCards[],
	memories: ReadonlyMap<CardId, Memory>,
	today: StudyDay
): PlanCard[] {
	const stakes = new Map<CardId, ExamStake[]>();
	const byDay = [...exams].sort((a, b) => a.exam.day - b.exam.day);
	for (const scope of byDay)
		for (const [id, weight] of weightsOf(scope)) {
			const stake = { exam: scope.exam.id, day: scope.exam.day - today, weight };
			const known = stakes.get(id);
			if (known === undefined) stakes.set(id, [stake]);
			else known.push(stake);
		}
	return Array.from(stakes, ([id, of]) => ({
		id,
		standing: standingOf(memories.get(id), today),
		stakes: of
	}));
}
