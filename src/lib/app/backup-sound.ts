import type { PolicyId } from '$lib/domain/ids';
import type { Policy } from '$lib/domain/memory';
import { memoryAfter } from '$lib/scheduling/replay';
import { policyFrom } from '$lib/scheduling/policy';
import type { Collection } from '$lib/storage/backup/collection';
import type { ReplayCard } from '$lib/storage/derive';
import { StorageProblem } from '$lib/storage/problems';
import { openDeck } from './open-decks';

/** Replays answers under the policies that they name. */
export const replaying =
	(policies: ReadonlyMap<PolicyId, Policy>): ReplayCard =>
	(reviews) =>
		memoryAfter(reviews, (id) => {
			const policy = policies.get(id);
			if (!policy) throw new Error(`replaying: no policy ${id}`);
			return policy;
		});

/** Beyond the shape of a backup's rows: policies are what their ids say, and questions can be made of decks. */
export function mustBeSound({ policies, contents }: Collection): void {
	try {
		for (const policy of policies)
			if (policyFrom(policy).id !== policy.id) throw new Error(`another policy than ${policy.id}`);
		contents.forEach(openDeck);
	} catch (error) {
		throw new StorageProblem('backup-unsound', error);
	}
}
