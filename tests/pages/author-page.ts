import { expect, type Locator, type Page } from '@playwright/test';

/** One fact as it is typed into the table, cell by cell, and the question asked in its form. */
export interface TypedFact {
	readonly slot: string;
	readonly value: string;
	readonly says: string;
	readonly at: string;
	readonly ask: string;
}

/** The studio, by role and name, worked with the keyboard alone. */
export class AuthorPage {
	readonly page: Page;
	readonly grid: Locator;
	readonly entry: Locator;
	/** Version, problems and whether everything is stored. */
	readonly standing: Locator;

	constructor(page: Page) {
		this.page = page;
		this.grid = page.getByRole('grid', { name: 'Facts' });
		this.entry = page.getByRole('region', { name: 'Entry' });
		this.standing = page.getByText(/^Version .* (?:Saved|Saving …)$/);
	}

	/** Tab until something has the keyboard. */
	async tabTo(target: Locator): Promise<void> {
		for (let i = 0; i < 80; i++) {
			if (await target.evaluate((node) => node === document.activeElement)) return;
			await this.page.keyboard.press('Tab');
		}
		await expect(target).toBeFocused();
	}

	async press(name: string | RegExp): Promise<void> {
		await this.tabTo(
			this.page.getByRole('button', { name, exact: typeof name === 'string' }).first()
		);
		await this.page.keyboard.press('Enter');
	}

	async type(label: string, text: string): Promise<void> {
		await this.tabTo(this.page.getByLabel(label, { exact: true }).first());
		await this.page.keyboard.type(text);
	}

	/** A new row, filled from the kind of fact to the place in the source; then its question in the form. */
	async addFact({ slot, value, says, at, ask }: TypedFact): Promise<void> {
		const { keyboard } = this.page;
		await this.tabTo(this.grid);
		await keyboard.press('Alt+Enter');
		await keyboard.press('Home');
		await keyboard.press('ArrowRight');
		await keyboard.press('ArrowRight');
		await keyboard.type(slot);
		await keyboard.press('Tab');
		await keyboard.type(value);
		await keyboard.press('Tab');
		await keyboard.type(says);
		await keyboard.press('Tab');
		await keyboard.press('Tab');
		await keyboard.type(at);
		await keyboard.press('Tab');
		await keyboard.press('Control+Enter');
		await this.type('Questions', ask);
		await keyboard.press('Escape');
	}

	/** Another value and another sentence in the row of this number, from 1. */
	async retype(row: number, value: string, says: string): Promise<void> {
		const { keyboard } = this.page;
		await this.tabTo(this.grid);
		await keyboard.press('Control+Home');
		for (let i = 1; i < row; i++) await keyboard.press('ArrowDown');
		for (let i = 0; i < 3; i++) await keyboard.press('ArrowRight');
		await keyboard.type(value);
		await keyboard.press('Tab');
		await keyboard.type(says);
		await keyboard.press('Enter');
	}

	/** Where the file lies that a button saves. */
	async exported(button: string): Promise<string> {
		const saving = this.page.waitForEvent('download');
		await this.press(button);
		const download = await saving;
		const path = `${await download.path()}-${download.suggestedFilename()}`;
		await download.saveAs(path);
		return path;
	}

	/** Everything is stored and the check has caught up. */
	async settled(): Promise<void> {
		await expect(this.standing).toContainText(/(?:errors?|warnings?|No problems) · Saved/);
	}
}
