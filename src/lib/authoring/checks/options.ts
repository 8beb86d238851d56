import type { Option, Question } from '$lib/domain/question';
import { familyOf } from '$lib/generation/deck-index';
import { unsoundFoils, type Unsound } from '$lib/generation/soundness';
import { foldedWords, standsIn } from '$lib/generation/text';
import { optionsOf, type AskedCard } from './asked';
import type { AskedRule, Finding } from './rule';
import { foilIsStatedBy, foilMeansKey, senseOf, senseOfText, type View } from './view';
import { contentWords } from './words';

// These look at questions as a learner sees them, and repeat on purpose what generation promises.

export const optionIsKey: AskedRule = {
	code: 'option-is-key',
	severity: 'error',
	find: (view, asked) =>
		onceEach(asked, (question) => {
			const options = optionsOf(question);
			const twin = options.find((option, i) =>
				options
					.slice(0, i)
					.some((other) => senseOfOption(view, other) === senseOfOption(view, option))
			);
			return twin && `The option "${twin.text}" stands for the same as another.`;
		})
};

export const optionIsStated: AskedRule = {
	code: 'option-is-stated',
	severity: 'error',
	*find(view, asked) {
		for (const one of asked) {
			const family = familyOf(view, one.card.subject);
			const stated = new Set(
				view.deck.facts
					.filter(
						(f) => f.slot === one.card.slot && f.status !== 'retired' && family.has(f.subject)
					)
					.map((f) => senseOf(view, f.value))
			);
			yield* onceEach([one], (question) => {
				const wrong = wrongOptions(question).find((o) => stated.has(senseOfOption(view, o)));
				return wrong && `"${wrong.text}" is offered as wrong, and a source states it.`;
			});
		}
	}
};

export const optionInConflict: AskedRule = {
	code: 'option-in-conflict',
	severity: 'error',
	find: (view, asked) =>
		onceEach(asked, (question) => {
			const options = optionsOf(question);
			const terms = new Set(options.map((o) => senseOfOption(view, o)));
			const touching = view.deck.conflicts.filter((c) => c.subjects.includes(question.subject));
			const out = touching.find((c) => c.keepOut.some((id) => terms.has(id)));
			const apart = view.deck.conflicts.find((c) =>
				c.keepApart.some((group) => group.filter((id) => terms.has(id)).length > 1)
			);
			const broken = options.length > 0 ? (out ?? apart) : undefined;
			return broken && `Its options hold what ${broken.id} keeps ${out ? 'out' : 'apart'}.`;
		})
};

export const keyInStem: AskedRule = {
	code: 'key-in-stem',
	severity: 'warning',
	find: (_view, asked) =>
		onceEach(asked, (question) => {
			if (question.form === 'list-recall' || question.form === 'disagreement') return undefined;
			const key = question.form === 'cloze' ? question.blank.text : question.key;
			const stem = question.form === 'cloze' ? question.text : question.stem;
			const given = standsIn(foldedWords(key), foldedWords(stem));
			return given && `The question "${stem}" holds its own answer.`;
		})
};

/** The option that shares most words with the others tends to be the key: others were made from it. */
export const convergence: AskedRule = {
	code: 'convergence',
	severity: 'warning',
	find: (_view, asked) =>
		onceEach(asked, (question) => {
			if (question.form !== 'single-choice' || question.options.length < 4) return undefined;
			const words = question.options.map((o) => contentWords(o.text));
			const shared = words.map(
				(own, i) =>
					words.filter((other, j) => i !== j && [...own].some((word) => other.has(word))).length
			);
			const key = question.options.findIndex((o) => o.correct);
			const others = shared.filter((_, i) => i !== key);
			const most = (shared[key] ?? 0) >= 2 && others.every((n) => n <= 1);
			return (
				most &&
				`The answer "${question.key}" shares words with most options, they do not with each other.`
			);
		})
};

const REFUSED: Record<Unsound, string> = {
	'is-key': 'it includes the answer, or the answer includes it',
	stated: 'it comes close to what is stated of the subject, its parent or its part',
	mentioned: 'a sentence about the subject speaks of it',
	'in-conflict': 'it is a side of a disagreement about the subject',
	'kept-out': 'a conflict keeps it, or the answer, out of the options',
	category: 'it is another kind of thing than the answer',
	grammar: 'its grammar differs from that of the answer',
	length: 'it is much longer or shorter than the answer',
	clang: 'it repeats a word of the question'
};

/** Foils that soundness refuses: nothing is lost but a wrong option that an author counted on. */
export const foilUnused: AskedRule = {
	code: 'foil-unused',
	severity: 'warning',
	*find(view) {
		for (const item of [...view.deck.facts, ...view.deck.lists])
			for (const { text, why } of item.foils.length ? unsoundFoils(view, item) : []) {
				const at = item.foils.findIndex((foil) => foil.text === text);
				const foil = item.foils[at];
				if (foil && !foilMeansKey(view, item, foil) && !foilIsStatedBy(view, item, foil))
					yield {
						item,
						path: ['foils', at],
						message: `No question shows the foil "${text}": ${REFUSED[why]}.`,
						hint: 'Replace it by one that is wrong beyond doubt and looks like the answer.'
					};
			}
	}
};

const HINT = 'Mend the facts behind it, or take a foil out.';

/** One finding per card, however many of its questions show the fault. */
function* onceEach(
	asked: readonly AskedCard[],
	fault: (question: Question) => string | false | undefined
): Iterable<Finding> {
	for (const { item, questions } of asked)
		for (const question of questions) {
			const message = fault(question);
			if (!message) continue;
			yield { item, message: `${message} (${question.form}, seed ${question.seed})`, hint: HINT };
			break;
		}
}

const wrongOptions = (question: Question) => optionsOf(question).filter((o) => !o.correct);

const senseOfOption = (view: View, { termId, text }: Option): string =>
	termId ?? senseOfText(view, text);
