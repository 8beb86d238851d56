import { write, type Db } from './db';
import type { PlanRow } from './rows';

/** The plan as last computed, of whatever day; null = none. */
export async function readPlan(db: Db): Promise<PlanRow | null> {
	return (await db.plans.get('current')) ?? null;
}

/** Keeps a plan in place of the one before. */
export function savePlan(db: Db, plan: Omit<PlanRow, 'id'>): Promise<void> {
	return write(db, [db.plans], async () => {
		await db.plans.put({ id: 'current', ...plan });
	});
}

/** Drops the plan: there is no exam left to plan for. */
export function dropPlan(db: Db): Promise<void> {
	return write(db, [db.plans], () => db.plans.delete('current'));
}
