import { expect, type Locator, type Page } from '@playwright/test';

export type GradeName = 'Again' | 'Hard' | 'Good' | 'Easy';

/** The study screen, by role and name: what a person can see and press. */
export class StudyPage {
	readonly page: Page;
	readonly stem: Locator;
	readonly submit: Locator;
	readonly showAnswer: Locator;
	readonly undo: Locator;
	readonly grades: Locator;

	constructor(page: Page) {
		this.page = page;
		this.stem = page.getByRole('heading', { level: 1 });
		this.submit = page.getByRole('button', { name: 'Submit' });
		this.showAnswer = page.getByRole('button', { name: 'Show answer' });
		this.undo = page.getByRole('button', { name: 'Undo' });
		this.grades = page.getByRole('group', { name: 'How well did you recall it?' });
	}

	/** From Today through the large button, as a resident does. */
	async open(): Promise<void> {
		await this.page.goto('/');
		await this.page.getByRole('link', { name: 'Study', exact: true }).click();
		await this.ready();
	}

	async ready(): Promise<void> {
		await expect(this.showAnswer.or(this.grades).or(this.page.locator('#end'))).toBeVisible();
	}

	grade(name: GradeName): Locator {
		return this.grades.getByRole('button', { name: new RegExp(`^${name}`) });
	}

	/** Reveals and grades; returns once the next question (or the end) stands. */
	async answer(name: GradeName): Promise<void> {
		await this.showAnswer.click();
		await this.grade(name).click();
		await expect(this.grades).toBeHidden();
		await this.ready();
	}

	/** Gives some answer in whatever form is asked, as a person would, and submits it. */
	async attempt(): Promise<string> {
		if (!(await this.submit.isVisible())) {
			await this.showAnswer.click();
			return 'recall';
		}
		const form = await this.fillIn();
		await this.submit.click();
		await expect(this.grades).toBeVisible();
		return form;
	}

	private async fillIn(): Promise<string> {
		const { page } = this;
		const checkbox = page.getByRole('checkbox');
		if (await checkbox.count()) {
			await checkbox.first().check();
			return 'multiple-choice';
		}
		const claims = page.locator('fieldset.claim');
		if (await claims.count()) {
			for (const claim of await claims.all()) await claim.getByRole('radio').first().check();
			return 'disagreement';
		}
		const radio = page.getByRole('radio');
		if (await radio.count()) {
			await radio.first().check();
			return 'single-choice';
		}
		const add = page.getByRole('button', { name: 'Add' });
		const field = page.getByRole('textbox');
		if (await add.count()) {
			await field.fill('something');
			await add.click();
			return 'list-recall';
		}
		if (await field.count()) {
			await field.fill('42');
			return 'typed';
		}
		await page
			.getByRole('button', { name: /^Move down/ })
			.first()
			.click();
		return 'ordering';
	}
}
