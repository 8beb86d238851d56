import type { Question } from '$lib/domain/question';
import { readTyped } from '$lib/generation/typing';

/** For a list to be named: which member an entry stands for; null = none, or another form. */
export const recogniser =
	(question: Question) =>
	(entry: string): number | null => {
		if (question.form !== 'list-recall') return null;
		const exact = question.members.findIndex((member) => readTyped(member, entry)?.slip === false);
		const near = question.members.findIndex((member) => readTyped(member, entry) !== null);
		return exact >= 0 ? exact : near >= 0 ? near : null;
	};
