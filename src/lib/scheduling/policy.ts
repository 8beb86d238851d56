import { policyId } from '$lib/domain/ids';
import type { Policy } from '$lib/domain/memory';
import type { StudySettings } from '$lib/domain/settings';
import { checkPolicy } from './check';
import { DEFAULT_WEIGHTS } from './fsrs';

export { DEFAULT_WEIGHTS };

/** The policy that a learner's settings ask for, with the learner's own weights once there are any. */
export function policyOf(settings: StudySettings, weights = DEFAULT_WEIGHTS): Policy {
	return policyFrom({
		weights,
		retention: settings.retention,
		learningSteps: settings.learningSteps,
		relearningSteps: settings.relearningSteps,
		maximumInterval: settings.maximumInterval,
		fuzz: true,
		weekdays: settings.weekdays
	});
}

/** A checked policy under the id that its content gives it: equal content, equal id. */
export function policyFrom(content: Omit<Policy, 'id'>): Policy {
	const text = JSON.stringify([
		content.weights,
		content.retention,
		content.learningSteps,
		content.relearningSteps,
		content.maximumInterval,
		content.fuzz,
		content.weekdays
	]);
	const policy: Policy = { ...content, id: policyId(hash64(text)) };
	checkPolicy(policy);
	return policy;
}

/** FNV-1a, 64 bit, over UTF-16 code units, in hex: 32 bits would let two of 10,000 policies meet by 1 %. */
function hash64(text: string): string {
	let hash = 0xcbf29ce484222325n;
	for (let i = 0; i < text.length; i++) {
		hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
	}
	return hash.toString(16).padStart(16, '0');
}
