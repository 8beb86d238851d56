const CHANNEL = 'ranvier';
const MAKE_WAY = 'make way';

/** Asks the other tabs to close their connections: one of them holds up an upgrade. */
export function askToMakeWay(): void {
	const channel = new BroadcastChannel(CHANNEL);
	channel.postMessage(MAKE_WAY);
	channel.close();
}

/** Calls `makeWay` whenever another tab asks for it. */
export function onAskedToMakeWay(makeWay: () => void): void {
	new BroadcastChannel(CHANNEL).onmessage = ({ data }) => {
		if (data === MAKE_WAY) makeWay();
	};
}
