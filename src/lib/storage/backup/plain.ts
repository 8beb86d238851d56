/** Deeper than anything the app writes. */
const DEEPEST = 32;
/** Keys that mean more to JavaScript than to us. */
const NO_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** Whether parsed JSON is shallow and free of keys that could reach an object's prototype. */
export function isPlain(value: unknown, depth = 0): boolean {
	if (typeof value !== 'object' || value === null) return true;
	if (depth === DEEPEST) return false;
	if (Array.isArray(value)) return value.every((item) => isPlain(item, depth + 1));
	return Object.entries(value).every(
		([key, item]) => !NO_KEYS.has(key) && isPlain(item, depth + 1)
	);
}
