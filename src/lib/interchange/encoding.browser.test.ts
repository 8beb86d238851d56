import { expect, test } from 'vitest';
import { decodeText } from './encoding';

// Node takes these bytes for control characters; browsers follow the Encoding Standard.
test('the dashes and quotation marks of Windows-1252', () => {
	const bytes = new Uint8Array([0x93, 0x6e, 0xe9, 0x65, 0x94, 0x20, 0x96, 0x20, 0x80]);
	expect(decodeText(bytes, 'a.txt')).toEqual({
		text: '“née” – €',
		encoding: 'windows-1252',
		damaged: 0
	});
});
