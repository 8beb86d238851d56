import { expect, type Locator, type Page } from '@playwright/test';
import type { Grade } from '$lib/domain/grade';
import type { Form } from '$lib/domain/question';
import { StudyPage } from './study-page';

export type Step = 'asking' | 'answered' | 'ended';

const MOST_TABS = 40;
const PATIENCE_MS = 30_000;

/**
 * The study screen by keyboard alone. It waits for nothing but focus, so it also holds the screen to
 * moving focus where the next key belongs.
 */
export class StudyKeys {
	readonly page: Page;
	readonly #screen: StudyPage;

	constructor(page: Page) {
		this.page = page;
		this.#screen = new StudyPage(page);
	}

	/** Resolves once one of these steps stands on the screen and focus has come to rest on it. */
	settled(...steps: readonly Step[]): Promise<Step> {
		// One call that looks at every frame: a month of study waits some ten thousand times.
		return this.page.evaluate(
			async ({ steps, patience }) => {
				const stepNow = (): Step | null => {
					const focused = document.activeElement;
					if (focused?.matches('[data-proposed]')) return 'answered';
					if (focused?.matches('#end')) return 'ended';
					const onQuestion = focused?.matches('#stem, #question input[type="text"]');
					return onQuestion && !document.querySelector('[data-proposed]') ? 'asking' : null;
				};
				const end = performance.now() + patience;
				while (performance.now() < end) {
					const step = stepNow();
					if (step && steps.includes(step)) return step;
					await new Promise((resolve) => requestAnimationFrame(resolve));
				}
				throw new Error(
					`Waited for ${steps.join(' or ')}; the focus is on ${document.activeElement?.outerHTML}`
				);
			},
			{ steps, patience: PATIENCE_MS }
		);
	}

	/** Gives some answer in whatever form is asked, and waits for the grades. */
	async attempt(): Promise<Form> {
		const form = await this.#screen.form();
		await this.#fillIn(form);
		await this.#press('Enter');
		await this.settled('answered');
		return form;
	}

	/** Grades, and waits for the next question or the end. */
	async grade(grade: Grade): Promise<Step> {
		await this.page.keyboard.press(String(grade));
		return this.settled('asking', 'ended');
	}

	/** From the question or the end, unless a text field has the focus: there U is a letter. */
	async undo(): Promise<void> {
		await this.page.keyboard.press('u');
		await this.settled('answered');
	}

	/** Leaves the focus where Enter submits. */
	async #fillIn(form: Form): Promise<void> {
		switch (form) {
			case 'single-choice':
			case 'multiple-choice':
			case 'matrix':
				return this.#press('a');
			case 'cloze':
			case 'numeric':
				return this.#press('4', '2');
			case 'list-recall':
				return this.#press('x', 'Enter');
			case 'ordering':
				await this.#press('Tab', 'Space');
				return this.#tabTo(this.#screen.submit);
			case 'disagreement':
				for (const claim of await this.page.locator('fieldset.claim').all()) {
					await this.#press('Tab', 'Space');
					await expect(claim.getByRole('radio', { checked: true })).toBeFocused();
				}
				return;
			case 'recall':
				return;
		}
	}

	async #press(...keys: readonly string[]): Promise<void> {
		for (const key of keys) await this.page.keyboard.press(key);
	}

	async #tabTo(control: Locator): Promise<void> {
		for (let i = 0; i < MOST_TABS; i++) {
			await this.#press('Tab');
			if (await control.evaluate((node) => node === document.activeElement)) return;
		}
		throw new Error(`${MOST_TABS} times Tab did not reach it`);
	}
}
