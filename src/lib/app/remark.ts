import type { Recorded } from '$lib/storage/reviews';

/** A line above the question: something happened that the learner should know. */
export interface Remark {
	readonly text: string;
	readonly undo?: () => Promise<void>;
}

export const TAKEN_BACK: Remark = { text: 'Taken back. Grade it again.' };
export const NOTHING_TO_UNDO: Remark = { text: 'Nothing is left to undo in this session.' };
export const ANSWERED_ELSEWHERE: Remark = {
	text: 'That card was answered again in another tab, so its answer stays. Undo again to go one further back.'
};
export const OVERTAKEN: Remark = {
	text: 'Another tab has answered that card or set it aside. Here is the next one.'
};
export const CARD_BACK: Remark = { text: 'Card taken back.' };
export const PLAN_DONE: Remark = {
	text: 'Your exam’s cards for today are done. What follows is ordinary study.'
};

export const suspended = (undo: () => Promise<void>): Remark => ({
	text: 'Card suspended. It waits under Decks.',
	undo
});

export const becameLeech = (lapses: number, undo: () => Promise<void>): Remark => ({
	text: `Forgotten ${lapses} times, so this card is set aside. Under Decks it stands beside the facts it is confused with.`,
	undo
});

/** Why an answer was not stored. */
export const NOT_STORED: Record<Exclude<Recorded['kind'], 'stored'>, Remark> = {
	superseded: {
		text: 'This card was answered in another tab meanwhile. That answer counts; this one was not stored.'
	},
	gone: { text: 'This card is no longer in its deck, so the answer was not stored.' }
};
