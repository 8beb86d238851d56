import { expect, type Locator, type Page } from '@playwright/test';
import type { Question } from '$lib/domain/question';
import { readStored } from '../fixtures/stored';

/** The screens of a mock exam, by role and name. */
export class MockPage {
	readonly page: Page;
	readonly stem: Locator;
	readonly timer: Locator;
	readonly next: Locator;
	readonly pause: Locator;
	readonly elsewhere: Locator;
	readonly score: Locator;

	constructor(page: Page) {
		this.page = page;
		this.stem = page.locator('#stem');
		this.timer = page.getByRole('timer');
		this.next = page.getByRole('button', { name: 'Next', exact: true });
		this.pause = page.getByRole('button', { name: 'Pause' });
		this.elsewhere = page.getByRole('heading', { name: /goes on in another tab/ });
		this.score = page.getByRole('region', { name: 'Score' });
	}

	/** Sets a timed mock up and begins it. */
	async begin(questions: number, minutes: number): Promise<void> {
		await this.page.goto('/mock');
		await this.page.getByRole('radio', { name: 'In all' }).check();
		await this.fill('Questions', questions);
		await this.fill('Minutes in all', minutes);
		await this.page.getByRole('button', { name: /^Start with/ }).click();
		await expect(this.stem).toBeVisible();
	}

	async fill(label: string, value: number): Promise<void> {
		const field = this.page.getByLabel(label, { exact: true });
		await field.fill(String(value));
		await field.press('Tab');
	}

	/** Goes to a question, from 1. */
	async go(place: number): Promise<void> {
		await this.place(place).click();
		await expect(this.place(place)).toHaveAttribute('aria-current', 'step');
		await expect(this.stem).toBeVisible();
	}

	place(place: number): Locator {
		const name = new RegExp(`^Question ${place}, `);
		return this.page.getByRole('navigation', { name: 'Questions' }).getByRole('button', { name });
	}

	option(at: number): Locator {
		return this.page.getByRole('group', { name: 'Choose one' }).getByRole('radio').nth(at);
	}

	/** Answers the choice on the screen as told, and waits until that is stored. */
	async choose(place: number, question: Question, right: boolean): Promise<void> {
		if (question.form !== 'single-choice') throw new Error(`a ${question.form}, not a choice`);
		await this.pick(this.option(question.options.findIndex(({ correct }) => correct === right)));
		await expect(this.place(place)).toHaveAccessibleName(/, answered/);
	}

	/** Says how sure the answer is. */
	sure(name: 'A guess' | 'Unsure' | 'Sure'): Promise<void> {
		return this.pick(this.page.getByRole('radio', { name, exact: true }));
	}

	/** What is picked stands picked once it is stored, which `check` does not wait for. */
	private async pick(radio: Locator): Promise<void> {
		await radio.click();
		await expect(radio).toBeChecked();
	}

	async submit(): Promise<void> {
		await this.page.getByRole('button', { name: 'Submit', exact: true }).click();
		await this.page.getByRole('button', { name: 'Submit now' }).click();
		await expect(this.score).toBeVisible();
	}

	/** The questions of the latest mock as they are stored. */
	async questions(): Promise<readonly Question[]> {
		const papers = (await readStored(this.page)).papers;
		return papers.at(-1)?.questions ?? [];
	}

	/** Its choices of one option and their places, from 1. */
	async choices() {
		const questions = await this.questions();
		return questions.flatMap((question, at) =>
			question.form === 'single-choice' ? [{ place: at + 1, question }] : []
		);
	}
}
