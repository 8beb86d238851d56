import { deviceId } from '$lib/domain/ids';
import { forecast } from '$lib/planning/forecast';
import { planExam } from '$lib/planning/plan';
import { situationOf } from '$lib/planning/situation';
import { todayOf } from '$lib/planning/today';
import { openDb } from '$lib/storage/db';
import { readKinds } from './exam-scope';
import { OpenDecks } from './open-decks';
import { readPlanQuestion, type PlanQuestion } from './planner-input';
import type { Expected, FromPlanner, ToPlanner } from './planner-messages';

const tell = (message: FromPlanner) => postMessage(message);

/** One question, then this worker's work is over: who wants to stop it ends the worker. */
onmessage = ({ data }: MessageEvent<ToPlanner>) => {
	answerTo(data).then(tell, (error: unknown) => tell({ is: 'failed', why: String(error) }));
};

async function answerTo(asked: ToPlanner): Promise<FromPlanner> {
	const { db } = await openDb({
		name: asked.name,
		// The page has opened the database before, and given it its device.
		newDevice: deviceId(crypto.randomUUID()),
		onSuperseded: () => undefined,
		onBlocked: () => undefined
	});
	const decks = new OpenDecks(db);
	if (asked.wanted === 'kinds')
		return { is: 'kinds', kinds: await readKinds(db, decks, asked.decks) };
	tell({ is: 'progress', progress: { stage: 'today' } });
	const { exams, moment, before } = asked;
	const question = await readPlanQuestion(db, decks, exams, moment, before);
	if (asked.wanted === 'outlook') return { is: 'outlook', expected: outlookOf(question) };
	const onProgress = (progress: Extract<FromPlanner, { is: 'progress' }>['progress']) =>
		tell({ is: 'progress', progress });
	return { is: 'plan', plan: await planExam(question.input, question.expect, { onProgress }) };
}

/** The forecast of a plan without what takes longer: the bound, and what else would suffice. */
function outlookOf({ input, expect: { goal, doubt, seed } }: PlanQuestion): Expected {
	const situation = situationOf(input);
	const { prices } = finished(todayOf(input, situation), 'today');
	if (prices === null) return { outlook: null, goal };
	const { retention } = input.policy;
	const steps = forecast(situation, prices.prices, input.today, retention, doubt, seed);
	return { outlook: finished(steps, 'outlook'), goal };
}

function finished<T>(steps: Generator<void, T>, stage: 'today' | 'outlook'): T {
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
		tell({ is: 'progress', progress: { stage } });
	}
}
