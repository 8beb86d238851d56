import { studyDay, type Moment, type StudyDay } from '$lib/domain/day';
import type { Exam } from '$lib/domain/exam';
import type { CardId } from '$lib/domain/ids';
import type { LogRow } from '$lib/domain/review';
import { minutesOn } from '$lib/planning/calendar';
import { attendanceOf, type Attended } from '$lib/planning/attendance';
import { doubtAfter } from '$lib/planning/luck';
import type { Expectations } from '$lib/planning/plan';
import type { PlanInput } from '$lib/planning/situation';
import { cardDaysOf, habitsFrom } from '$lib/scheduling/habits';
import { policyOf } from '$lib/scheduling/policy';
import { readDays } from '$lib/storage/days';
import type { Db } from '$lib/storage/db';
import { recentRows } from '$lib/storage/log';
import type { DayRow, PlanRow } from '$lib/storage/rows';
import { readSettings, readStudySettings } from '$lib/storage/settings';
import { readScope, type ScopeCard } from './exam-scope';
import type { OpenDecks } from './open-decks';

/** Enough of the log to know how a learner answers, and how long that takes. */
const RECENT_ROWS = 1_000;
/** Days back on which attendance is observed. */
const RECENT_DAYS = 28;
/** A question to the planner. */
export interface PlanQuestion {
	readonly input: PlanInput;
	readonly expect: Expectations;
}

/** All that a plan for those of `exams` that are ahead depends on, as it is stored now. `before`: the plan before this one. */
export async function readPlanQuestion(
	db: Db,
	decks: OpenDecks,
	exams: readonly Exam[],
	moment: Moment,
	before: PlanRow | null
): Promise<PlanQuestion> {
	const today = moment.day;
	const ahead = exams.filter(({ day }) => day > today);
	const scopes = await Promise.all(ahead.map((exam) => readScope(db, decks, exam)));
	const [rows, days, study] = await Promise.all([
		recentRows(db, RECENT_ROWS),
		readDays(db, studyDay(today - RECENT_DAYS), today),
		readExamSettings(db, ahead)
	]);
	const memories = scopes.flatMap((cards) =>
		cards.flatMap(({ id, memory }) => (memory ? [[id, memory] as const] : []))
	);
	const inScope = new Set(scopes.flatMap((cards) => cards.map(({ id }) => id)));
	const cardDays = cardDaysOf(rows);
	const attended = observedAttendance(ahead, days, today);
	return {
		input: {
			today,
			exams: ahead.map((exam, i) => ({ exam, cards: scopes[i]?.map(named) ?? [] })),
			memories: new Map(memories),
			policy: policyOf(study),
			habits: habitsFrom(cardDays),
			attendance: attendanceOf(attended),
			observed: attended.of,
			spentToday: spentOn(inScope, rows, today),
			prices: before?.prices ? { day: before.day, prices: typed(before.prices) } : null
		},
		expect: { goal: study.retention, doubt: doubtAfter(cardDays.length), seed: today }
	};
}

const named = ({ id, category }: ScopeCard) => ({ id, category });

const typed = ({ days, values }: NonNullable<PlanRow['prices']>) => ({
	days: Int32Array.from(days),
	values: Float64Array.from(values)
});

/** One policy serves a plan: that of the next exam's first deck. */
function readExamSettings(db: Db, [next]: readonly Exam[]) {
	const deck = next?.decks[0];
	return deck ? readStudySettings(db, deck) : readSettings(db).then(({ study }) => study);
}

/** Of the recent days with time for these exams, those on which any of their decks was studied. */
function observedAttendance(
	exams: readonly Exam[],
	days: readonly DayRow[],
	today: StudyDay
): Attended {
	const studied = new Set(ownDays(exams, days).map(({ day }) => day));
	let [attended, planned] = [0, 0];
	for (let day = studyDay(today - RECENT_DAYS); day < today; day = studyDay(day + 1)) {
		if (!exams.some((exam) => minutesOn(exam, day) > 0)) continue;
		planned++;
		if (studied.has(day)) attended++;
	}
	return { days: attended, of: planned };
}

/** Seconds already given to these cards today. */
function spentOn(cards: ReadonlySet<CardId>, rows: readonly LogRow[], today: StudyDay): number {
	const undone = new Set(rows.map((row) => (row.kind === 'undo' ? row.undoes : null)));
	const ms = rows.reduce((sum, row) => {
		const counts = row.kind === 'review' && row.day === today && cards.has(row.card);
		return counts && !undone.has(row.id) ? sum + row.took : sum;
	}, 0);
	return ms / 1000;
}

const ownDays = (exams: readonly Exam[], days: readonly DayRow[]): DayRow[] =>
	days.filter(({ deck }) => exams.some((exam) => exam.decks.includes(deck)));
