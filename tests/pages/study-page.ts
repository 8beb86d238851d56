import { expect, type Locator, type Page } from '@playwright/test';
import type { Form } from '$lib/domain/question';

export type GradeName = 'Again' | 'Hard' | 'Good' | 'Easy';

/** The study screen, by role and name: what a person can see and press. */
export class StudyPage {
	readonly page: Page;
	readonly stem: Locator;
	readonly submit: Locator;
	readonly showAnswer: Locator;
	readonly undo: Locator;
	readonly grades: Locator;
	readonly end: Locator;
	/** The large button on Today. */
	readonly link: Locator;

	constructor(page: Page) {
		this.page = page;
		this.stem = page.getByRole('heading', { level: 1 });
		this.submit = page.getByRole('button', { name: 'Submit' });
		this.showAnswer = page.getByRole('button', { name: 'Show answer' });
		this.undo = page.getByRole('button', { name: 'Undo' });
		this.grades = page.getByRole('group', { name: 'How well did you recall it?' });
		this.end = page.getByRole('heading', { level: 1, name: /^(Done for now|Nothing to study)/ });
		this.link = page.getByRole('link', { name: 'Study', exact: true });
	}

	/** From Today through the large button, as a resident does. */
	async open(): Promise<void> {
		await this.page.goto('/');
		await this.link.click();
		await this.ready();
	}

	async ready(): Promise<void> {
		await expect(this.showAnswer.or(this.grades).or(this.end)).toBeVisible();
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
	async attempt(): Promise<Form> {
		const form = await this.form();
		await this.fillIn(form);
		await (form === 'recall' ? this.showAnswer : this.submit).click();
		await expect(this.grades).toBeVisible();
		return form;
	}

	/** Which form the question on the screen takes, by what there is to do. */
	form(): Promise<Form> {
		return this.page.locator('#question').evaluate((question): Form => {
			const has = (selector: string) => question.querySelector(selector) !== null;
			if (has('input[name="option"][type="checkbox"]')) return 'multiple-choice';
			if (has('table.matrix')) return 'matrix';
			if (has('fieldset.claim')) return 'disagreement';
			if (has('input[name="option"]')) return 'single-choice';
			if (has('ol.steps')) return 'ordering';
			if (!has('input[type="text"]')) return 'recall';
			if (has('ul.members')) return 'list-recall';
			return question.textContent.includes('A number, in') ? 'numeric' : 'cloze';
		});
	}

	async fillIn(form: Form): Promise<void> {
		const { page } = this;
		const field = page.getByRole('textbox');
		switch (form) {
			case 'single-choice':
				return page.getByRole('radio').first().check();
			case 'multiple-choice':
			case 'matrix':
				return page.getByRole('checkbox').first().check();
			case 'disagreement':
				for (const claim of await page.locator('fieldset.claim').all())
					await claim.getByRole('radio').first().check();
				return;
			case 'ordering':
				return page
					.getByRole('button', { name: /^Move down/ })
					.first()
					.click();
			case 'list-recall':
				await field.fill('something');
				return page.getByRole('button', { name: 'Add' }).click();
			case 'cloze':
			case 'numeric':
				return field.fill('42');
			case 'recall':
				return;
		}
	}
}
