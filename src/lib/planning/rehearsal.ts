import type { ExamId } from '$lib/domain/exam';
import type { Random } from '$lib/domain/random';
import type { Habits } from '$lib/scheduling/habits';
import type { CardGroup } from './groups';
import type { Luck } from './luck';
import type { MemoryModel } from './memory-model';
import { answer, expectedSeconds, gradeFor, playersOf, type Player } from './player';
import type { Calendar } from './space';

/** Says which cards to look at on a study day (by number), and in what order. */
export type Order = (day: number, players: readonly Player[]) => Iterable<Player>;

/** What a rehearsal plays on. */
export interface Stage {
	readonly model: MemoryModel;
	/** As expected, of the learner who is planned for. */
	readonly habits: Habits;
	readonly attendance: number;
	/** By day; days count from today. */
	readonly exams: readonly { readonly id: ExamId; readonly day: number }[];
	readonly calendar: Calendar;
	readonly groups: readonly CardGroup[];
	/** Told after every look. */
	readonly looked: (player: Player, day: number) => void;
}

/** One course that things may take. */
export interface Rehearsal {
	/** By exam: recall on its day by the weights of its cards, the same 60 days later, and the share never seen. */
	readonly exams: readonly {
		readonly recall: number;
		readonly later: number;
		readonly unseen: number;
	}[];
	/** By study day: mean recall at its end, share seen, and seconds used. */
	readonly days: readonly {
		readonly recall: number;
		readonly seen: number;
		readonly seconds: number;
	}[];
}

/** Days after an exam for which recall is forecast too. */
const AFTER = 60;
/** Of a card's time, how much of the last one is past the end on average: E[c^2] / 2 E[c]^2. */
const OVERRUN = 0.65;

/** Plays the study days through once. */
export function rehearse(stage: Stage, order: Order, luck: Luck, random: Random): Rehearsal {
	const { model, calendar, groups } = stage;
	const { endurance } = luck;
	const players = playersOf(groups);
	const results: Rehearsal['exams'][number][] = [];
	const days: Rehearsal['days'][number][] = [];
	const sitExamsUntil = (day: number) => {
		for (const exam of stage.exams.slice(results.length))
			if (exam.day <= day) results.push(examResult(players, exam, model, endurance));
	};
	calendar.days.forEach((today, day) => {
		sitExamsUntil(today);
		const { chance, time } = presenceOn(day, stage, luck);
		const seconds = random() < chance ? time : 0;
		const used = seconds > 0 ? study(stage, order, day, seconds, players, luck, random) : 0;
		days.push({ ...standOf(players, today, model, endurance), seconds: used });
	});
	sitExamsUntil(calendar.horizon);
	return { exams: results, days };
}

/**
 * The chance that this learner comes on a study day, and the seconds then. One that stands for several
 * days has the chance of coming on any of them, and the time of all those on which the learner does.
 */
function presenceOn(day: number, { calendar, attendance: expected }: Stage, luck: Luck) {
	const [there, seconds] = [calendar.there[day] as number, calendar.seconds[day] as number];
	if (there === 1 || luck.attendance === expected) return { chance: there, time: seconds / there };
	const days = Math.log(1 - there) / Math.log(1 - expected);
	const chance = 1 - (1 - luck.attendance) ** days;
	return { chance, time: (seconds * luck.attendance) / expected / chance };
}

function study(
	{ model, habits, calendar, looked }: Stage,
	order: Order,
	day: number,
	seconds: number,
	players: readonly Player[],
	luck: Luck,
	random: Random
): number {
	const today = calendar.days[day] as number;
	let used = 0;
	for (const player of order(day, players)) {
		if (used + OVERRUN * expectedSeconds(player, today, model, habits) > seconds) break;
		const cost = player.seen === null ? luck.habits.firstSeconds : luck.habits.reviewSeconds;
		const recall = trueRecall(player, today, model, luck.endurance);
		const grade = gradeFor(player, recall, luck.habits, [random(), random()]);
		used += cost[grade] ?? 0;
		answer(player, grade, today, model);
		looked(player, day);
	}
	return used;
}

const trueRecall = (
	{ seen, stability }: Player,
	day: number,
	model: MemoryModel,
	endurance: number
): number => (seen === null ? 0 : model.recall((day - seen) / endurance, stability));

function examResult(
	players: readonly Player[],
	{ id, day }: Stage['exams'][number],
	model: MemoryModel,
	endurance: number
) {
	let [weight, recall, later, unseen, cards] = [0, 0, 0, 0, 0];
	for (const player of players) {
		const stake = player.card.stakes.find(({ exam }) => exam === id);
		if (stake === undefined) continue;
		weight += stake.weight;
		recall += stake.weight * trueRecall(player, day, model, endurance);
		later += stake.weight * trueRecall(player, day + AFTER, model, endurance);
		unseen += player.seen === null ? 1 : 0;
		cards++;
	}
	return { recall: recall / weight, later: later / weight, unseen: unseen / cards };
}

function standOf(players: readonly Player[], day: number, model: MemoryModel, endurance: number) {
	let [recall, seen] = [0, 0];
	for (const player of players) {
		recall += trueRecall(player, day, model, endurance);
		if (player.seen !== null) seen++;
	}
	return { recall: recall / players.length, seen: seen / players.length };
}
