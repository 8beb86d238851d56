import type { Slot } from '$lib/domain/fact';

/** What a stem is made of, each ready to stand within a sentence. */
export interface Nouns {
	readonly subject: string;
	/** The subject's name is a plural. */
	readonly plural: boolean;
	/** `the neuroplasty article`. */
	readonly source: string;
}

type Wording = (nouns: Nouns) => readonly string[];

/** How each slot is asked where the author wrote no question. Each variant names its source. */
export const OPEN: Record<Slot, Wording> = {
	definition: ({ subject, source }) => [`How does ${source} define ${subject}?`],
	aim: ({ subject, source }) => [
		`What is the aim of ${subject}, according to ${source}?`,
		`What does ${source} name as the aim of ${subject}?`
	],
	mechanism: ({ subject, plural, source }) => [
		`How ${plural ? 'do' : 'does'} ${subject} work, as ${source} explains it?`
	],
	target: ({ subject, plural, source }) => [
		`What ${plural ? 'do' : 'does'} ${subject} target, according to ${source}?`
	],
	type: ({ subject, source }) => [`Which type of ${subject} does ${source} describe?`],
	approach: ({ subject, source }) => [`Which approach to ${subject} does ${source} name?`],
	modality: ({ subject, source }) => [`Which technique does ${source} name for ${subject}?`],
	equipment: ({ subject, source }) => [`Which instrument does ${source} describe for ${subject}?`],
	indication: ({ subject, plural, source }) => [
		`For what ${plural ? 'are' : 'is'} ${subject} used, according to ${source}?`
	],
	'candidate-criterion': ({ subject, source }) => [
		`Which finding speaks for ${subject} in a patient, according to ${source}?`
	],
	step: ({ subject, source }) => [`What is done during ${subject}, as ${source} describes it?`],
	anaesthesia: ({ subject, source }) => [
		`Which anaesthesia does ${source} describe for ${subject}?`
	],
	guidance: ({ subject, plural, source }) => [
		`What ${plural ? 'are' : 'is'} ${subject} guided by, according to ${source}?`
	],
	setting: ({ subject, plural, source }) => [
		`In what setting ${plural ? 'are' : 'is'} ${subject} done, according to ${source}?`
	],
	duration: ({ subject, source }) => [`What duration does ${source} give for ${subject}?`],
	onset: ({ subject, source }) => [
		`When does the effect of ${subject} set in, according to ${source}?`
	],
	outcome: ({ subject, source }) => [`What outcome of ${subject} does ${source} report?`],
	'outcome-predictor': ({ subject, source }) => [
		`Which factor does ${source} link with a better outcome of ${subject}?`
	],
	'technical-factor': ({ subject, source }) => [
		`Which technical point does ${source} stress for ${subject}?`
	],
	risk: ({ subject, source }) => [`Which risk of ${subject} does ${source} name?`],
	benefit: ({ subject, source }) => [`Which benefit of ${subject} does ${source} claim?`],
	aftercare: ({ subject, source }) => [`What does ${source} advise after ${subject}?`],
	cause: ({ subject, source }) => [`What does ${source} name as a cause of ${subject}?`],
	symptom: ({ subject, source }) => [`Which symptom of ${subject} does ${source} describe?`],
	'treatment-rung': ({ subject, source }) => [
		`Which treatment of ${subject} does ${source} describe?`
	],
	comparison: ({ subject, plural, source }) => [
		`How ${plural ? 'do' : 'does'} ${subject} compare, according to ${source}?`
	],
	other: ({ subject, source }) => [`What does ${source} say of ${subject}?`]
};

/** What a value of the slot is to its subject: `Which of these does the article give as ...?` */
const ROLE: Record<Slot, string> = {
	definition: 'the definition of',
	aim: 'an aim of',
	mechanism: 'a mechanism of',
	target: 'the target of',
	type: 'a type of',
	approach: 'an approach to',
	modality: 'a technique of',
	equipment: 'equipment for',
	indication: 'an indication for',
	'candidate-criterion': 'speaking for',
	step: 'a step of',
	anaesthesia: 'the anaesthesia for',
	guidance: 'guidance for',
	setting: 'the setting of',
	duration: 'the duration of',
	onset: 'the onset of',
	outcome: 'an outcome of',
	'outcome-predictor': 'predicting a better outcome of',
	'technical-factor': 'a technical point in',
	risk: 'a risk of',
	benefit: 'a benefit of',
	aftercare: 'care after',
	cause: 'a cause of',
	symptom: 'a symptom of',
	'treatment-rung': 'a treatment of',
	comparison: 'true of',
	other: 'true of'
};

/** Asks for one value among options. */
export const amongOptions = (slot: Slot, { subject, source }: Nouns): string =>
	`Which of these does ${source} describe as ${ROLE[slot]} ${subject}?`;

/** Words that open an authored question and may lose their capital within a sentence. */
const OPENERS =
	/^(?:What|Which|How|When|Where|Who|Why|Whose|In|At|After|Before|By|To|For|On|With|During|From|Under|Through|Of|Up|About|The|A|An|Is|Are|Does|Do|Name|If|Once)\b/;

/** The question with a qualification that keeps it true: `According to ..., what ...?` */
export function accordingTo(source: string, ask: string): string {
	if (OPENERS.test(ask))
		return `According to ${source}, ${ask.charAt(0).toLowerCase()}${ask.slice(1)}`;
	return ask.endsWith('?') ? `${ask.slice(0, -1)}, according to ${source}?` : ask;
}

/** The question with a phrase at its end, before the question mark. */
export const withPhrase = (ask: string, phrase: string): string =>
	ask.endsWith('?') ? `${ask.slice(0, -1)}, ${phrase}?` : `${ask} (${phrase})`;
