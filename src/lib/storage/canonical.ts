/** JSON with sorted keys: equal values give equal text on every device, whatever order they were built in. */
export const canonical = (value: unknown): string =>
	// What was read from canonical JSON is in order already: looking costs a tenth of sorting.
	JSON.stringify(isSorted(value) ? value : sorted(value));

function isSorted(value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return true;
	if (Array.isArray(value)) return value.every(isSorted);
	let last = '';
	for (const [key, field] of Object.entries(value)) {
		if (key < last || !isSorted(field)) return false;
		last = key;
	}
	return true;
}

function sorted(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map(sorted);
	const fields = Object.entries(value).map(([key, field]) => [key, sorted(field)] as const);
	return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}
