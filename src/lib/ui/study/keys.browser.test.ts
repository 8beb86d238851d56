import { afterEach, describe, expect, it } from 'vitest';
import { commandOf, type Command } from './keys';

afterEach(() => document.body.replaceChildren());

/** What a key press on some element asks for. */
function pressed(
	key: string,
	{ on = '<main></main>', answered = false, ...modifiers }: KeyboardEventInit & Where = {}
): Command | null {
	const holder = document.createElement('div');
	holder.innerHTML = on;
	document.body.append(holder);
	const target = holder.querySelector('.here') ?? holder.firstElementChild;
	let command: Command | null = null;
	holder.addEventListener('keydown', (event) => (command = commandOf(event, answered)));
	target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...modifiers }));
	return command;
}

interface Where {
	readonly on?: string;
	readonly answered?: boolean;
}

describe('keys while a question is asked', () => {
	it.each([
		[' ', { do: 'go' }],
		['Enter', { do: 'go' }],
		['a', { do: 'choose', option: 0 }],
		['G', { do: 'choose', option: 6 }],
		['1', { do: 'choose', option: 0 }],
		['7', { do: 'choose', option: 6 }],
		['h', null],
		['8', null],
		['0', null],
		['u', { do: 'undo' }],
		['U', { do: 'undo' }],
		['s', { do: 'suspend' }],
		['n', { do: 'note' }],
		['q', { do: 'confidence' }],
		['?', { do: 'help' }],
		['Escape', null],
		['ArrowDown', null]
	])('%s', (key, command) => {
		expect(pressed(key)).toEqual(command);
	});
});

describe('keys once it is answered', () => {
	it.each([
		['1', { do: 'grade', grade: 1 }],
		['4', { do: 'grade', grade: 4 }],
		['5', null],
		['a', null],
		['q', null],
		[' ', { do: 'go' }],
		['Enter', { do: 'go' }],
		['u', { do: 'undo' }]
	])('%s', (key, command) => {
		expect(pressed(key, { answered: true })).toEqual(command);
	});
});

describe('modifiers', () => {
	it.each([{ ctrlKey: true }, { metaKey: true }])('undo with Z and %o', (modifier) => {
		expect(pressed('z', modifier)).toEqual({ do: 'undo' });
		expect(pressed('z', { ...modifier, shiftKey: true })).toBeNull();
		expect(pressed('z', { ...modifier, on: '<textarea></textarea>' })).toBeNull();
	});

	it.each(['a', '1', 'u', 's', 'n', ' ', 'Enter', 'z'])('leave %s to the browser', (key) => {
		expect(pressed(key, { altKey: true })).toBeNull();
		if (key === 'z') return;
		expect(pressed(key, { ctrlKey: true })).toBeNull();
		expect(pressed(key, { metaKey: true })).toBeNull();
	});
});

describe('what has the focus', () => {
	it.each(['<input type="text">', '<input type="search">', '<input>', '<textarea></textarea>'])(
		'in %s every key is a letter',
		(on) => {
			for (const key of ['a', '1', 'u', 's', 'n', '?', ' ', 'Enter'])
				expect(pressed(key, { on })).toBeNull();
		}
	);

	it.each([
		'<button></button>',
		'<button><svg class="here"></svg></button>',
		'<a href="/"></a>',
		'<details><summary class="here"></summary></details>'
	])('%s answers Space and Enter itself, other keys not', (on) => {
		expect(pressed(' ', { on })).toBeNull();
		expect(pressed('Enter', { on })).toBeNull();
		expect(pressed('3', { on, answered: true })).toEqual({ do: 'grade', grade: 3 });
	});

	it.each(['<input type="radio">', '<input type="checkbox">', '<input type="checkbox" checked>'])(
		'%s takes Space, Enter submits',
		(on) => {
			expect(pressed(' ', { on })).toBeNull();
			expect(pressed('Enter', { on })).toEqual({ do: 'go' });
			expect(pressed('b', { on })).toEqual({ do: 'choose', option: 1 });
		}
	);

	it('a radio that is chosen has no more use for Space', () => {
		expect(pressed(' ', { on: '<input type="radio" checked>' })).toEqual({ do: 'go' });
	});
});
