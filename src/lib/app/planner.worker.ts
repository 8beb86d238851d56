import { forecast, type Outlook } from '$lib/planning/forecast';
import { planExam } from '$lib/planning/plan';
import { situationOf } from '$lib/planning/situation';
import { todayOf } from '$lib/planning/today';
import type { FromPlanner, ToPlanner } from './planner-messages';

const tell = (message: FromPlanner) => postMessage(message);

/** One question, then this worker's work is over: who wants to stop it ends the worker. */
onmessage = ({ data }: MessageEvent<ToPlanner>) => {
	answerTo(data).then(tell, (error: unknown) => tell({ is: 'failed', why: String(error) }));
};

async function answerTo(question: ToPlanner): Promise<FromPlanner> {
	if (question.wanted === 'outlook') return { is: 'outlook', outlook: outlookOf(question) };
	const onProgress = (progress: Extract<FromPlanner, { is: 'progress' }>['progress']) =>
		tell({ is: 'progress', progress });
	return { is: 'plan', plan: await planExam(question.input, question.expect, { onProgress }) };
}

/** The forecast of a plan without what takes longer: the bound, and what else would suffice. */
function outlookOf({ input, expect }: ToPlanner): Outlook | null {
	const situation = situationOf(input);
	const { prices } = finished(todayOf(input, situation), 'today');
	if (prices === null) return null;
	const { retention } = input.policy;
	const { doubt, seed } = expect;
	return finished(
		forecast(situation, prices.prices, input.today, retention, doubt, seed),
		'outlook'
	);
}

function finished<T>(steps: Generator<void, T>, stage: 'today' | 'outlook'): T {
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
		tell({ is: 'progress', progress: { stage } });
	}
}
