import type { Grade } from '$lib/domain/grade';

/** What a key asks for on the study screen. */
export type Command =
	| { readonly do: 'choose'; readonly option: number }
	| { readonly do: 'grade'; readonly grade: Grade }
	| { readonly do: 'confidence' }
	| { readonly do: 'go' }
	| { readonly do: 'undo' }
	| { readonly do: 'suspend' }
	| { readonly do: 'note' }
	| { readonly do: 'help' };

/** The keys of the study screen, as its help lists them. */
export const KEYS: readonly (readonly [keys: string, meaning: string])[] = [
	['Space or Enter', 'Submit, show the answer, take the proposed grade'],
	['A to G, or 1 to 7', 'Choose an option'],
	['Q', 'Say how sure you are: sure, unsure, a guess'],
	['1 2 3 4', 'Again, Hard, Good, Easy'],
	['U or Ctrl+Z', 'Undo the last answer'],
	['S', 'Suspend this card'],
	['N', 'Write a note'],
	['?', 'Show these keys']
];

const inTextField = (target: EventTarget | null): boolean =>
	target instanceof HTMLTextAreaElement ||
	(target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox');

/** What answers the key itself: buttons, links and summaries both; what can still be ticked, Space. */
const pressesItself = (target: EventTarget | null, key: string): boolean =>
	target instanceof Element &&
	(target.closest('button, a, summary') !== null ||
		(key === ' ' && target.matches('input[type="checkbox"], input:not(:checked)')));

/**
 * The command of a key press; null where the key is not ours: with modifiers, inside a text field,
 * or on a control that answers it itself.
 */
export function commandOf(event: KeyboardEvent, answered: boolean): Command | null {
	if (event.key === 'z' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey)
		return inTextField(event.target) ? null : { do: 'undo' };
	if (event.ctrlKey || event.metaKey || event.altKey || inTextField(event.target)) return null;

	const key = event.key.toLowerCase();
	if (key === ' ' || key === 'enter') return pressesItself(event.target, key) ? null : { do: 'go' };
	if (key === 'u') return { do: 'undo' };
	if (key === 's') return { do: 'suspend' };
	if (key === 'n') return { do: 'note' };
	if (key === '?') return { do: 'help' };
	if (!answered && key === 'q') return { do: 'confidence' };
	if (answered) return /^[1-4]$/.test(key) ? { do: 'grade', grade: Number(key) as Grade } : null;
	if (/^[a-g]$/.test(key)) return { do: 'choose', option: key.charCodeAt(0) - 97 };
	return /^[1-7]$/.test(key) ? { do: 'choose', option: Number(key) - 1 } : null;
}
