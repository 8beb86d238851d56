import type { Moment, StudyDay } from '$lib/domain/day';
import type { Db } from '$lib/storage/db';
import { readExams } from '$lib/storage/exams';
import { recentRows } from '$lib/storage/log';
import { Live } from '$lib/storage/live.svelte';
import { nextReviewDay } from '$lib/storage/queue';
import { LEARN_AHEAD_MS } from '$lib/scheduling/queue';
import { stepDueAt } from '$lib/scheduling/waiting';
import { countsOf, planDay, withPlanned } from './day-plan';

/** What Today shows. */
export interface Today {
	readonly learning: number;
	readonly reviews: number;
	readonly fresh: number;
	readonly minutes: number;
	readonly held: { readonly reviews: number; readonly fresh: number };
	/** Answered today already. */
	readonly answered: { readonly cards: number; readonly minutes: number };
	/** When a learning step is due (epoch ms), where nothing else is left to do now. */
	readonly stepAt: number | null;
	readonly nextDue: StudyDay | null;
	/** There is an exam to plan for. */
	readonly exam: boolean;
	/** Whether there is anything yet that a backup would keep. */
	readonly begun: boolean;
	readonly day: StudyDay;
}

const MS_PER_MINUTE = 60_000;

/** Follows the day as answers come in, from this tab or another. */
export const liveToday = (db: Db, now: () => Moment): Live<Today> =>
	new Live(() => readToday(db, now()));

/** Whether time alone has changed what Today shows: the day has turned, or a step has come due. */
export const isStale = ({ day, stepAt }: Today, now: Moment): boolean =>
	now.day !== day || (stepAt !== null && stepAt <= now.clock + LEARN_AHEAD_MS);

async function readToday(db: Db, moment: Moment): Promise<Today> {
	const [plan, nextDue, exams, last] = await Promise.all([
		planDay(db, null, moment),
		nextReviewDay(db, null, moment.day),
		readExams(db),
		recentRows(db, 1)
	]);
	const counts = countsOf(withPlanned(plan.due, plan.planned));
	const steps = plan.due.learning.map((card) => stepDueAt(card) ?? 0);
	const waits = steps.length > 0 && Math.min(...steps) > moment.clock + LEARN_AHEAD_MS;
	return {
		...counts,
		minutes: plan.minutes,
		held: plan.held,
		answered: {
			cards: plan.used.fresh + plan.used.reviews,
			minutes: plan.used.took / MS_PER_MINUTE
		},
		stepAt: waits && counts.reviews + counts.fresh === 0 ? Math.min(...steps) : null,
		nextDue,
		exam: exams.some(({ day }) => day > moment.day),
		begun: last.length > 0,
		day: moment.day
	};
}
