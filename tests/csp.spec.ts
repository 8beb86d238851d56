import { expect, test } from './fixtures/app';

test('what a deck or a backup might smuggle in is refused by the browser', async ({
	page,
	faults
}) => {
	faults.expect(/Content Security Policy|Trusted(HTML|Script)|ERR_BLOCKED_BY_CSP|example\.com/);
	await page.goto('/');
	await page.getByRole('link', { name: 'Study', exact: true }).waitFor();
	const refused = await page.evaluate(async () => {
		// In a task of the page's own: what a test evaluates itself may make code of text.
		const fails = (work: () => unknown) =>
			new Promise((resolve) => setTimeout(resolve)).then(work).then(
				() => false,
				() => true
			);
		const loads = (element: HTMLElement) =>
			new Promise<unknown>((resolve, reject) => {
				element.onload = resolve;
				element.onerror = reject;
				document.body.append(element);
			});
		let ran = false;
		Object.assign(globalThis, { smuggled: () => (ran = true) });
		const button = document.createElement('button');
		await fails(() => button.setAttribute('onclick', 'smuggled()'));
		document.body.append(button);
		button.click();
		const script = document.createElement('script');
		await fails(() => (script.text = 'smuggled()'));
		document.body.append(script);

		return {
			'a handler or a script in the page': !ran,
			'text made into code': await fails(() => new Function('return 1')),
			'text made into markup': await fails(() => (button.innerHTML = '<b>bold</b>')),
			'a request to elsewhere': await fails(() => fetch('https://example.com/')),
			'a picture from elsewhere': await fails(() =>
				loads(Object.assign(new Image(), { src: 'https://example.com/a.png' }))
			),
			'a worker from elsewhere': await fails(() => new Worker('https://example.com/a.js'))
		};
	});
	expect(Object.entries(refused).filter(([, was]) => !was)).toEqual([]);
});
