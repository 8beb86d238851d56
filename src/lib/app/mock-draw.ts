import type { Moment } from '$lib/domain/day';
import type { ExamId } from '$lib/domain/exam';
import { mockId, type Mock, type MockPaper, type MockPlan, type MockQuota } from '$lib/domain/mock';
import {
	drawPaper,
	examForm,
	mostWithoutGap,
	quotasOf,
	redrawn,
	type Drawn,
	type Quota
} from '$lib/generation/mock-paper';
import { questionOf } from './open-decks';
import type { Pool, PoolCard } from './mock-pool';

/** A mock that is ready to begin. */
export interface Ready {
	readonly mock: Mock;
	readonly paper: MockPaper;
}

interface Occasion {
	readonly id: string;
	readonly exam: ExamId | null;
	readonly title: string;
	readonly tab: string;
	readonly at: Moment;
}

/** The cards of a pool that a plan lets in. */
export const eligible = ({ cards }: Pool, plan: Pick<MockPlan, 'disputed'>): PoolCard[] =>
	cards.filter(({ disputed }) => plan.disputed || !disputed);

/** Draws the cards by the plan's quotas and makes their questions. */
export function drawn(pool: Pool, plan: MockPlan, occasion: Occasion): Ready {
	const cards = eligible(pool, plan);
	const quotas = quotasOf(plan.questions, plan.blueprint, cards);
	return made(pool, plan, quotas, drawPaper(quotas, cards, plan.seed), occasion);
}

/** The cards of an earlier mock once more, as far as they are still there, with other seeds. */
export function again(pool: Pool, mock: Mock, seed: number, occasion: Occasion): Ready {
	const known = new Set(pool.cards.map(({ card }) => card.id));
	const items = mock.items.filter(({ card }) => known.has(card));
	const plan = { ...mock.plan, questions: items.length, seed };
	const quotas = quotasOf(items.length, plan.blueprint, pool.cards);
	return made(pool, plan, quotas, redrawn(items, seed), occasion);
}

function made(
	pool: Pool,
	plan: MockPlan,
	quotas: readonly Quota[],
	items: readonly Drawn[],
	{ id, exam, title, tab, at }: Occasion
): Ready {
	const byId = new Map(pool.cards.map((one) => [one.card.id, one]));
	const asked = items.flatMap((item) => {
		const found = byId.get(item.card);
		return found ? [{ ...found, seed: item.seed }] : [];
	});
	const mock: Mock = {
		id: mockId(id),
		exam,
		title,
		plan: { ...plan, questions: asked.length },
		quotas: quotas.map((quota) => withName(pool, quota)),
		items: asked.map(({ card, category, open, predicted }) => ({
			card: card.id,
			category,
			deckVersion: open.deck.version,
			predicted
		})),
		log: [{ do: 'open', tab, since: at.clock, at }],
		seen: at.clock,
		right: null
	};
	const questions = asked.map(({ card, open, seed }) =>
		questionOf(open, card, examForm(open.index, card, seed), seed)
	);
	return { mock, paper: { id: mock.id, questions } };
}

const withName = ({ names }: Pool, { category, share, questions }: Quota): MockQuota => ({
	category,
	name: names.get(category) ?? category,
	share,
	questions
});

/** What a draw would come to, said before it is made. */
export interface Planned {
	readonly quotas: readonly (MockQuota & { readonly cards: number })[];
	/** Categories with fewer cards than questions. */
	readonly short: readonly (MockQuota & { readonly cards: number })[];
	readonly asked: number;
	/** The most questions for which no category is short. */
	readonly most: number;
}

/** Looks ahead at the draw: which categories have too few cards, and how many questions are left. */
export function planned(
	pool: Pool,
	cards: readonly PoolCard[],
	questions: number,
	blueprint: MockPlan['blueprint']
): Planned {
	const quotas = quotasOf(questions, blueprint, cards).map((quota) => ({
		...withName(pool, quota),
		cards: quota.cards
	}));
	const short = quotas.filter((quota) => quota.questions > quota.cards);
	return {
		quotas,
		short,
		asked: quotas.reduce((sum, quota) => sum + Math.min(quota.questions, quota.cards), 0),
		most: short.length > 0 ? mostWithoutGap(questions, blueprint, cards) : questions
	};
}
