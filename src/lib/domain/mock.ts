import type { ExamId } from './exam';

declare const brand: unique symbol;
export type MockId = string & { readonly [brand]: 'MockId' };

export const mockId = (text: string) => text as MockId;

/** A mock exam: its questions, what was answered, its clock. */
export interface Mock {
	readonly id: MockId;
	/** null = of no planned exam. */
	readonly exam: ExamId | null;
}
