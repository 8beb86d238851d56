import type { Moment } from '$lib/domain/day';
import type { Plan, Progress } from '$lib/planning/plan';
import type { TodaysPlan } from '$lib/planning/today';
import type { Db } from '$lib/storage/db';
import { savePlan } from '$lib/storage/plans';
import type { PlanRow } from '$lib/storage/rows';
import type { ExamPlan } from './exam-plan';
import { plan } from './planner';

interface Run {
	readonly signal: AbortSignal;
	readonly onstage: (stage: Progress['stage']) => void;
	/** Today's order is stored. */
	readonly onordered: () => void;
}

/** Computes the plan for the exams as they are and stores it: first today's order, then what it brings. */
export async function computePlan(
	db: Db,
	{ exams, last, basis }: ExamPlan,
	moment: Moment,
	{ signal, onstage, onordered }: Run
): Promise<void> {
	const rowOf = (today: TodaysPlan, outlook: PlanRow['outlook']) => ({
		day: moment.day,
		basis,
		looks: today.order.filter(({ fits }) => fits),
		unplanned: [...today.unplanned],
		prices: today.prices && {
			days: [...today.prices.prices.days],
			values: [...today.prices.prices.values]
		},
		outlook
	});
	let saving = Promise.resolve();
	const whole = await plan(
		db,
		{ exams, moment, before: last },
		{
			signal,
			onProgress: (progress) => {
				onstage(progress.stage);
				if (progress.stage !== 'ordered') return;
				saving = savePlan(db, rowOf(progress.today, null)).then(onordered);
				// Awaited below; a failure must not count as one that nobody looks at.
				saving.catch(() => undefined);
			}
		}
	);
	await saving;
	await savePlan(db, rowOf(whole, outlookOf(whole)));
}

const outlookOf = ({ outlook, bound, waysOut }: Plan): PlanRow['outlook'] =>
	outlook && { ...outlook, bound, waysOut };
