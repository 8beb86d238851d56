import { planExam } from '$lib/planning/plan';
import type { FromPlanner, ToPlanner } from './planner-messages';

/** One plan, then this worker's work is over: who wants to stop it ends the worker. */
onmessage = ({ data }: MessageEvent<ToPlanner>) => {
	const tell = (message: FromPlanner) => postMessage(message);
	planExam(data.input, data.expect, {
		onProgress: (progress) => tell({ is: 'progress', progress })
	}).then(
		(plan) => tell({ is: 'plan', plan }),
		(error: unknown) => tell({ is: 'failed', why: String(error) })
	);
};
