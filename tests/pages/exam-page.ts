import { expect, type Locator, type Page } from '@playwright/test';
import { isoOf, studyDay } from '$lib/domain/day';
import type { PlanRow } from '$lib/storage/rows';
import { readStored } from '../fixtures/stored';

/** The exam screens, by role and name: what a person can see and press. */
export class ExamPage {
	readonly page: Page;
	readonly name: Locator;
	readonly date: Locator;
	readonly minutes: Locator;
	readonly preview: Locator;
	readonly save: Locator;
	readonly forecast: Locator;
	readonly today: Locator;
	/** On Today. */
	readonly next: Locator;

	constructor(page: Page) {
		this.page = page;
		this.name = page.getByLabel('Name', { exact: true });
		this.date = page.getByLabel('Date', { exact: true });
		this.minutes = page.getByLabel('Minutes', { exact: true });
		this.preview = page.getByRole('region', { name: 'What to expect' });
		this.save = page.getByRole('button', { name: 'Plan for it' });
		this.forecast = page.getByRole('region', { name: 'Expected recall on the day' });
		this.today = page.getByRole('region', { name: 'Today', exact: true });
		this.next = page.getByRole('region', { name: 'Finals' });
	}

	/** A new exam as a person sets it up; its own screen stands then. */
	async create(day: number, minutes: number): Promise<void> {
		await this.page.goto('/exams/new');
		await this.name.fill('Finals');
		await this.setDay(day);
		await this.setMinutes(minutes);
		await this.save.click();
		await expect(this.page.getByRole('heading', { level: 1, name: 'Finals' })).toBeVisible();
	}

	/** A study day. */
	setDay(day: number): Promise<void> {
		return this.date.fill(isoOf(studyDay(day)));
	}

	async setMinutes(minutes: number): Promise<void> {
		await this.minutes.fill(String(minutes));
		await this.minutes.press('Tab');
	}

	/** The plan once it is complete for `day`, or for whichever day it is. */
	async plan(day?: number): Promise<PlanRow> {
		await expect
			.poll(async () => {
				const plan = await this.stored();
				const ofDay = plan && (day === undefined || plan.day === day);
				return ofDay && plan.outlook !== null;
			})
			.toBe(true);
		const plan = await this.stored();
		if (!plan) throw new Error('the plan has just been there');
		return plan;
	}

	async stored(): Promise<PlanRow | undefined> {
		return (await readStored(this.page)).plans[0];
	}
}
