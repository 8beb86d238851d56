/// <reference lib="dom" />
/*
 * How long each key press takes until what it did is painted: a message task posted from the next
 * frame is the first moment after the browser has styled, laid out and painted it.
 */

const taken: { readonly key: string; readonly ms: number }[] = [];
let waiting = 0;

window.addEventListener(
	'keydown',
	({ key, timeStamp }) => {
		waiting++;
		requestAnimationFrame(() => {
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = () => {
				waiting--;
				taken.push({ key, ms: performance.now() - timeStamp });
			};
			port2.postMessage(null);
		});
	},
	{ capture: true }
);

/** Waits until what every press so far did is painted. */
export async function painted(): Promise<void> {
	while (waiting > 0) await new Promise(requestAnimationFrame);
}

/** Milliseconds of every press of a key since this was last asked, once the last one is painted. */
export async function take(of: string): Promise<number[]> {
	await painted();
	return taken
		.splice(0)
		.filter(({ key }) => key === of)
		.map(({ ms }) => ms);
}

/** Pastes into what has the keyboard, as from a spreadsheet. */
export function paste(text: string): void {
	const clipboardData = new DataTransfer();
	clipboardData.setData('text/plain', text);
	document.activeElement?.dispatchEvent(
		new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
	);
}
