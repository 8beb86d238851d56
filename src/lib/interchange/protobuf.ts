/** A field of a protocol buffer: a number, or bytes. */
export type Field = number | Uint8Array;

const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const FIXED32 = 5;

/**
 * The fields of a message by number, the last of each; empty where it is none. Enough for the few
 * settings of Anki's note types that say what a card shows.
 */
export function readMessage(bytes: Uint8Array): ReadonlyMap<number, Field> {
	const fields = new Map<number, Field>();
	let at = 0;
	const varint = (): number => {
		let value = 0;
		for (let shift = 0; shift < 50; shift += 7) {
			const byte = bytes[at++];
			if (byte === undefined) throw new RangeError('cut short');
			value += (byte & 0x7f) * 2 ** shift;
			if (byte < 0x80) return value;
		}
		// Longer ones are negative numbers, which none of the fields wanted is.
		while ((bytes[at++] ?? 0) >= 0x80);
		return value;
	};
	try {
		while (at < bytes.length) {
			const tag = varint();
			const field = Math.floor(tag / 8);
			const type = tag % 8;
			if (type === VARINT) fields.set(field, varint());
			else if (type === BYTES) {
				const length = varint();
				if (at + length > bytes.length) throw new RangeError('cut short');
				fields.set(field, bytes.subarray(at, at + length));
				at += length;
			} else if (type === FIXED64) at += 8;
			else if (type === FIXED32) at += 4;
			else throw new RangeError(`type ${type}`);
		}
	} catch {
		return new Map();
	}
	return fields;
}

export const textIn = (fields: ReadonlyMap<number, Field>, field: number): string => {
	const value = fields.get(field);
	return value instanceof Uint8Array ? new TextDecoder().decode(value) : '';
};
