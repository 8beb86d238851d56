import fc from 'fast-check';
import { expect, test } from 'vitest';
import { htmlToText, textToHtml } from './html-text';

const text = (html: string) => htmlToText(html).text;

test.each([
	['plain text < 5 & more', 'plain text < 5 & more'],
	['<p>One</p><p>Two<br>Three</p>', 'One\n\nTwo\nThree'],
	['<ul><li>first<li>second</ul>after', '• first\n• second\n\nafter'],
	['<ol><li>a</li><li>b</li></ol>', '1. a\n2. b'],
	[
		'<table><tr><th>Nerve</th><th>Root</th></tr><tr><td>A</td><td>L4</td></tr></table>',
		'Nerve Root\nA L4'
	],
	['H<sub>2</sub>O, 10<sup>-3</sup>, x<sub>ij</sub>', 'H₂O, 10⁻³, xij'],
	['a&nbsp;b &eacute; &#8805; &amp;lt;', 'a b é ≥ &lt;'],
	['<a href="https://example.org/a">the text</a>', 'the text (https://example.org/a)'],
	['<a href="javascript:alert(1)">click</a>', 'click'],
	['a<script>alert(1)</script><style>p{}</style>b', 'ab'],
	['<pre>a\n  b</pre>', 'a\nb'],
	['<p>unclosed <b>bold', 'unclosed bold']
])('%s', (html, expected) => {
	expect(text(html).replaceAll('\t', ' ')).toBe(expected);
});

test('pictures are counted and left out, and what formatting was lost is known', () => {
	const read = htmlToText(
		'<p>See <img src="x" onerror="alert(1)"> <b>here</b></p><audio src=a></audio>'
	);
	expect(read).toEqual({ text: 'See here', media: 2, formatted: true });
	expect(htmlToText('<p>plain</p>').formatted).toBe(false);
});

test('whatever a text says, as HTML it comes back as itself', () => {
	const line = fc.string({ unit: 'grapheme' }).map((s) => s.replace(/\s+/g, ' ').trim());
	fc.assert(
		fc.property(line, line, (a, b) => {
			const plain = `${a}\n\n${b}`.trim();
			expect(text(`<p></p>${textToHtml(plain)}`)).toBe(plain);
		}),
		{ numRuns: Number(process.env['RUNS'] ?? 100) }
	);
});

test('deep nesting and endless markup end quickly', () => {
	const began = performance.now();
	for (const part of [
		'<div>',
		'<sub>',
		'<a href="https://a.b">',
		'<ul><li>',
		'<b',
		'&',
		'<!--',
		'<![CDATA['
	])
		expect(text(part.repeat(40_000) + 'end')).toBeTypeOf('string');
	expect(performance.now() - began).toBeLessThan(20_000);
});
