import { writtenIn } from '$lib/domain/deck';
import { compareVersions } from '$lib/domain/version';
import type { Rule } from './rule';

const KEYS = ['since', 'changed', 'clarified'] as const;

export const versionAhead: Rule = {
	code: 'version-ahead',
	severity: 'error',
	*find({ deck }) {
		const all = [...deck.facts, ...deck.lists, ...deck.conflicts, ...writtenIn(deck)];
		for (const item of all)
			for (const key of KEYS) {
				const version =
					key in item ? (item as Partial<Record<typeof key, string | null>>)[key] : null;
				if (typeof version === 'string' && compareVersions(version, deck.version) > 0)
					yield {
						item,
						path: [key],
						message: `\`${key}\` names version ${version}, but the deck is version ${deck.version}.`,
						hint: 'Raise the version in deck.yaml, or name the version that brings this.'
					};
			}
	}
};

export const retiredUnexplained: Rule = {
	code: 'retired-unexplained',
	severity: 'warning',
	*find({ deck }) {
		for (const item of [...deck.facts, ...writtenIn(deck)])
			if (item.status === 'retired' && item.note === null)
				yield {
					item,
					path: ['status'],
					message: 'Nothing says why this is retired.',
					hint: 'Add a `note` with the reason: those who learnt it read it.'
				};
	}
};
