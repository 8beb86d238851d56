/** Again = forgot. Hard = recalled with effort: a pass. The numbers are FSRS's. */
export type Grade = 1 | 2 | 3 | 4;

export const AGAIN = 1 satisfies Grade;
export const HARD = 2 satisfies Grade;
export const GOOD = 3 satisfies Grade;
export const EASY = 4 satisfies Grade;
export const GRADES = [AGAIN, HARD, GOOD, EASY] as const;

/** How sure the learner was before seeing the answer. */
export type Confidence = 'guess' | 'unsure' | 'confident';
export const CONFIDENCES = ['guess', 'unsure', 'confident'] as const;

export const GRADE_NAMES: Record<Grade, string> = { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' };
