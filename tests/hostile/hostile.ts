/** A file that no door of the app may let in. */
export interface Hostile {
	/** What is tried, in words that head a row of the table: `cut short`. */
	readonly kind: string;
	/** Which one of its kind, for a test that fails. */
	readonly what: string;
	readonly bytes: Uint8Array<ArrayBuffer>;
}

export const textBytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

export const joined = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
	const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
};
