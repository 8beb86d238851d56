import type { Item } from './item';

/** What Moodle puts before its own categories: the context, and the one that holds all others. */
const ROOTS = /^(?:\$[a-z0-9]+\$|top)$/i;
const DEEPEST = 20;

/** `$course$/top/Nerves/Leg` as `['Nerves', 'Leg']`; a doubled slash is part of a name. */
export function readCategory(path: string): string[] {
	const names = path
		.slice(0, 2_000)
		.replaceAll('//', '\u0000')
		.split('/')
		.map((name) => name.replaceAll('\u0000', '/').replace(/\s+/g, ' ').trim());
	const own = names.findIndex((name) => name !== '' && !ROOTS.test(name));
	return own < 0 ? [] : names.slice(own, own + DEEPEST).filter((name) => name !== '');
}

/** The path as Moodle reads it. */
export const writeCategory = (category: readonly string[]): string =>
	['$course$', ...category.map((name) => name.replaceAll('/', '//').replace(/\s+/g, ' '))].join(
		'/'
	);

/** What is written of each item, without those that are not; `heading`: the path, where it is another. */
export function* underCategories<T>(
	items: readonly Item[],
	write: (item: Item) => T | null
): Generator<{ readonly item: Item; readonly written: T; readonly heading: string | null }> {
	let before = '';
	for (const item of items) {
		const written = write(item);
		if (written === null) continue;
		const path = writeCategory(item.category);
		yield { item, written, heading: path === before ? null : path };
		before = path;
	}
}
