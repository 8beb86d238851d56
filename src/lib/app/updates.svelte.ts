/**
 * The service worker seen by the app: registers it, and knows when a newer version waits.
 * It is taken only when the learner asks, never in mid-session.
 */
export class Updates {
	#waiting = $state.raw<ServiceWorker | null>(null);
	#replaced = false;

	/** A newer version has been downloaded and waits. */
	get ready(): boolean {
		return this.#waiting !== null;
	}

	/** Another tab has taken the newer version: the files of this one are gone. */
	get replaced(): boolean {
		return this.#replaced;
	}

	/** Call once. Offline use is a gift, not a need: without a service worker the app just runs. */
	async register(): Promise<void> {
		if (!('serviceWorker' in navigator)) return;
		const registration = await navigator.serviceWorker
			.register('/service-worker.js', { updateViaCache: 'none' })
			.catch(() => null);
		if (!registration) return;
		let controller = navigator.serviceWorker.controller;
		navigator.serviceWorker.addEventListener('controllerchange', () => {
			// The first worker of all takes charge of a page of its own version.
			if (controller) this.#replaced = true;
			controller = navigator.serviceWorker.controller;
		});
		const offer = (worker: ServiceWorker | null) => {
			if (worker && navigator.serviceWorker.controller) this.#waiting = worker;
		};
		offer(registration.waiting);
		registration.addEventListener('updatefound', () => {
			const worker = registration.installing;
			worker?.addEventListener('statechange', () => {
				if (worker.state === 'installed') offer(worker);
			});
		});
		document.addEventListener('visibilitychange', () => {
			if (document.visibilityState === 'visible') registration.update().catch(() => undefined);
		});
	}

	/** Hands over to the waiting version and reloads once it is in charge. */
	take(): void {
		if (this.#replaced) {
			location.reload();
			return;
		}
		navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
			once: true
		});
		this.#waiting?.postMessage('take over');
	}
}
