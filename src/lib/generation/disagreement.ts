import type { Card } from '$lib/domain/card';
import type { ConflictId } from '$lib/domain/ids';
import type { QuestionOf } from '$lib/domain/question';
import { shuffled } from '$lib/domain/random';
import { factOf, type DeckIndex } from './deck-index';
import { drawFor, frame, noSuchForm } from './frame';
import { capitalise } from './text';

/** Asks who says what where the sources disagree. */
export function disagreement(
	index: DeckIndex,
	card: Card,
	id: ConflictId,
	seed: number
): QuestionOf<'disagreement'> {
	const conflict = index.conflicts.get(id);
	if (!conflict?.ask) throw noSuchForm(card, 'disagreement');
	const { sides } = conflict;
	const claims = sides.map(({ says }, side) => ({ text: says, side }));
	return {
		...frame(index, card, {
			seed,
			stem: conflict.ask,
			key: sides.map(({ label, says }) => `${capitalise(label)}: ${says}`).join(' '),
			facts: card.factIds.map((fact) => factOf(index, fact)),
			places: sides.map((side) => side.source),
			rationale: conflict.explains,
			conflicts: [id]
		}),
		form: 'disagreement',
		sides: sides.map(({ label, source }) => ({ label: capitalise(label), source: source.source })),
		claims: shuffled(claims, drawFor(card, 'disagreement', seed))
	};
}
