/** What a learner can set; decks may override any of the study fields. */
export interface StudySettings {
	/** Desired retention, 0.70 to 0.97. */
	readonly retention: number;
	readonly newPerDay: number;
	/** The day's limit on reviews: a count of cards, or minutes at the learner's own pace. */
	readonly limit:
		| { readonly by: 'cards'; readonly cards: number }
		| { readonly by: 'minutes'; readonly minutes: number };
	/** Minutes. */
	readonly learningSteps: readonly number[];
	readonly relearningSteps: readonly number[];
	/** Days. */
	readonly maximumInterval: number;
	/** Share of a normal day's load by weekday, Sunday first. */
	readonly weekdays: readonly [number, number, number, number, number, number, number];
}

export interface Settings {
	readonly study: StudySettings;
	/** Local hour at which a study day turns. */
	readonly dayStart: number;
	readonly theme: 'system' | 'light' | 'dark';
	/** Wider letter, word and line spacing. */
	readonly spacing: boolean;
	/** Ask how sure the learner is. */
	readonly confidence: boolean;
	/** Single-key shortcuts. */
	readonly keys: boolean;
	/** The deck notice has been read. */
	readonly noticeRead: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
	study: {
		retention: 0.9,
		newPerDay: 15,
		limit: { by: 'cards', cards: 200 },
		learningSteps: [1, 10],
		relearningSteps: [10],
		maximumInterval: 36_500,
		weekdays: [1, 1, 1, 1, 1, 1, 1]
	},
	dayStart: 4,
	theme: 'system',
	spacing: false,
	confidence: true,
	keys: true,
	noticeRead: false
};
