/// <reference lib="dom" />
/*
 * Watches a page of the app from its first moment: when something stands painted on the screen, and
 * which tasks were long. "Painted" is a message task posted from the frame in which the change is
 * drawn: the first moment after the browser has styled, laid out and painted it. Pixels follow
 * within one frame more, which no script can see.
 */

const GRADES = '[role="group"][aria-label="How well did you recall it?"]';

/** What a person looks for; null while it is not there. A new question is a new element. */
const SIGHTS = {
	question: () =>
		document.querySelector('#end') ??
		(document.querySelector(GRADES) ? null : document.querySelector('#stem')),
	today: () => document.querySelector('main a[href="/study"]')
};
export type Sight = keyof typeof SIGHTS;

const firstPaints = new Map<Sight, number>();
const longTasks: { start: number; ms: number }[] = [];
let armed: { sight: Sight; before: Element | null; pressed: number | null } | null = null;
let settle: (ms: number) => void = () => undefined;
let painted: Promise<number> = Promise.resolve(0);

function onPainted(then: (time: number) => void): void {
	requestAnimationFrame(() => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => then(performance.now());
		port2.postMessage(null);
	});
}

function look(): void {
	for (const sight of Object.keys(SIGHTS) as Sight[])
		if (!firstPaints.has(sight) && SIGHTS[sight]()) {
			firstPaints.set(sight, NaN);
			onPainted((time) => firstPaints.set(sight, time));
		}
	if (!armed || armed.pressed === null) return;
	const { sight, before, pressed } = armed;
	const now = SIGHTS[sight]();
	if (!now || now === before) return;
	armed = null;
	const done = settle;
	onPainted((time) => done(time - pressed));
}

new MutationObserver(look).observe(document, { childList: true, subtree: true });
new PerformanceObserver((list) => {
	for (const { startTime, duration } of list.getEntries())
		longTasks.push({ start: startTime, ms: duration });
}).observe({ type: 'longtask', buffered: true });
for (const kind of ['keydown', 'click'] as const)
	window.addEventListener(
		kind,
		(event) => {
			if (armed?.pressed === null) armed = { ...armed, pressed: event.timeStamp };
		},
		{ capture: true }
	);

/** When a sight was first painted, in milliseconds since the navigation began; null = not yet. */
export function firstPaint(sight: Sight): number | null {
	const time = firstPaints.get(sight);
	return time === undefined || Number.isNaN(time) ? null : time;
}

/** From the next key press or click on, waits for the sight to change. */
export function arm(sight: Sight): void {
	armed = { sight, before: SIGHTS[sight](), pressed: null };
	painted = new Promise((resolve) => (settle = resolve));
}

const PATIENCE_MS = 30_000;

/** Milliseconds from that press to the paint; tells what stands there instead if it never comes. */
export function untilPainted(): Promise<number> {
	const never = new Promise<never>((_, reject) =>
		setTimeout(
			() => reject(new Error(`Nothing new was painted: ${document.body.innerText}`)),
			PATIENCE_MS
		)
	);
	return Promise.race([painted, never]);
}

/** The long tasks (over 50 ms) since this was last asked. */
export const takeLongTasks = (): number[] => longTasks.splice(0).map(({ ms }) => ms);

/** Milliseconds for a fixed piece of work: tells how much slower the processor is made. */
export function work(): number {
	const start = performance.now();
	let hash = 0;
	for (let i = 0; i < 20_000_000; i++) hash = (Math.imul(hash, 31) + i) | 0;
	return performance.now() - start + (hash === 1 ? 1 : 0);
}
