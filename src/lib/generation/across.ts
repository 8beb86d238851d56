import type { Slot } from '$lib/domain/fact';

/** What procedures do that have a value in a slot: `Which of these procedures are done under ...?` */
const DO: Record<Slot, (feature: string) => string> = {
	definition: (feature) => `are defined as ${feature}`,
	aim: (feature) => `have ${feature} as an aim`,
	mechanism: (feature) => `have ${feature} as a mechanism`,
	target: (feature) => `have ${feature} as their target`,
	type: (feature) => `have ${feature} as a type`,
	approach: (feature) => `have ${feature} as an approach`,
	modality: (feature) => `have ${feature} as a technique`,
	equipment: (feature) => `are done with ${feature}`,
	indication: (feature) => `are used for ${feature}`,
	'candidate-criterion': (feature) => `have ${feature} speak for them`,
	step: (feature) => `have ${feature} as a step`,
	anaesthesia: (feature) => `are done under ${feature}`,
	guidance: (feature) => `are guided by ${feature}`,
	setting: (feature) => `have ${feature} as their setting`,
	duration: (feature) => `have ${feature} as a duration`,
	onset: (feature) => `have ${feature} as their onset`,
	outcome: (feature) => `have ${feature} as an outcome`,
	'outcome-predictor': (feature) => `have ${feature} as a predictor of a better outcome`,
	'technical-factor': (feature) => `have ${feature} as a technical point`,
	risk: (feature) => `have ${feature} as a risk`,
	benefit: (feature) => `have ${feature} as a benefit`,
	aftercare: (feature) => `are followed by ${feature}`,
	cause: (feature) => `have ${feature} as a cause`,
	symptom: (feature) => `have ${feature} as a symptom`,
	'treatment-rung': (feature) => `have ${feature} as a treatment`,
	comparison: (feature) => `are compared with ${feature}`,
	other: (feature) => `have ${feature} said of them`
};

/** Asks for which of several procedures a feature is stated, each by its own text. */
export const acrossProcedures = (slot: Slot, feature: string): string =>
	`Which of these procedures ${DO[slot](feature)}, each according to the text named with it? ` +
	'Choose all that apply.';
