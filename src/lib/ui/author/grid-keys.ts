/** What a key asks for in the table of facts. */
export type Command =
	| { readonly do: 'move'; readonly extend: boolean; readonly control: boolean }
	| { readonly do: 'select'; readonly what: 'rows' | 'columns' | 'all' }
	| { readonly do: 'step'; readonly by: 1 | -1 }
	| { readonly do: 'add'; readonly outside: boolean }
	| { readonly do: 'type' | 'edit' | 'rest' }
	| { readonly do: 'clear' | 'fill' | 'duplicate' | 'remove' | 'open' | 'help' };

const MOVING = /^(?:Arrow(?:Up|Down|Left|Right)|Home|End|Page(?:Up|Down))$/;

/** The command of a key press while no cell is being written; null where the key is not the table's. */
export function commandOf(event: KeyboardEvent): Command | null {
	const { key, shiftKey: shift } = event;
	if (event.altKey) return commandWithAlt(event);
	const control = event.ctrlKey || event.metaKey;
	if (MOVING.test(key)) return { do: 'move', extend: shift, control };
	if (key === ' ' && control) return { do: 'select', what: 'columns' };
	if (key === ' ' && shift) return { do: 'select', what: 'rows' };
	if (control) return commandWithControl(key.toLowerCase());
	switch (key) {
		case 'Enter':
		case 'F2':
			return { do: 'edit' };
		case 'Delete':
		case 'Backspace':
			return { do: 'clear' };
		case 'Tab':
			return { do: 'step', by: shift ? -1 : 1 };
		case 'Escape':
			return { do: 'rest' };
		default:
			return key.length === 1 ? { do: 'type' } : null;
	}
}

function commandWithAlt({ key, code, shiftKey }: KeyboardEvent): Command | null {
	if (key === 'Enter') return { do: 'add', outside: shiftKey };
	if (key === 'Delete' || key === 'Backspace') return { do: 'remove' };
	// With Alt, some keyboards give another sign for the key.
	return code === 'KeyD' ? { do: 'duplicate' } : null;
}

function commandWithControl(key: string): Command | null {
	switch (key) {
		case 'enter':
			return { do: 'open' };
		case 'a':
			return { do: 'select', what: 'all' };
		case 'd':
			return { do: 'fill' };
		case '/':
			return { do: 'help' };
		default:
			return null;
	}
}

/** The keys of the table, as its help lists them. */
export const KEYS: readonly (readonly [keys: string, meaning: string])[] = [
	['Arrows', 'To the next cell; with Ctrl to the end of the row or column'],
	['Home, End', 'To the first or last cell of the row; with Ctrl of the table'],
	['Page Up, Page Down', 'As many rows up or down as are in sight'],
	['Shift + any of these', 'Selects up to there'],
	['Shift+Space, Ctrl+Space', 'Selects whole rows, whole columns'],
	['Ctrl+A', 'Selects all'],
	['Any letter', 'Writes over the cell'],
	['Enter or F2', 'Writes on in the cell'],
	['Enter, Tab', 'When written: stores, then goes down or to the next cell; with Shift back'],
	['Escape', 'Leaves the cell as it was'],
	['Delete', 'Empties the selected cells'],
	['Ctrl+C, Ctrl+X, Ctrl+V', 'Copies, cuts, pastes, also from and to a spreadsheet'],
	['Ctrl+D', 'Fills the selected cells with what stands in the first row'],
	['Ctrl+Z, Ctrl+Y', 'Undoes, does again'],
	['Ctrl+Enter', 'Opens the form of the fact'],
	['Alt+Enter', 'Adds a fact below, in the same list; with Shift outside the list'],
	['Alt+D', 'Duplicates the fact'],
	['Alt+Delete', 'Deletes the selected facts'],
	['Tab', 'Leaves the table, where no cell has just been written'],
	['Ctrl+/', 'Shows these keys']
];
