import { changesBetween, type DeckChanges } from '$lib/domain/deck-changes';
import { bookOf, type Book, type Entry } from '$lib/domain/deck-entries';
import { declared } from '$lib/domain/deck-meaning';
import { cardOf, type CardId } from '$lib/domain/ids';
import type { Problem } from '$lib/domain/problem';
import { compareVersions } from '$lib/domain/version';
import { cardsOf } from '$lib/generation/cards';
import { indexDeck } from '$lib/generation/deck-index';
import { holdsTogether } from './checks/references';
import { viewOf } from './checks/view';
import { parseDeck, type DeckFiles, type Draft } from './parse';

/** A deck set against an older version of it. */
export interface Compared {
	readonly problems: readonly Problem[];
	/** What those who learn the older version would be told; null where one cannot be read. */
	readonly changes: DeckChanges | null;
}

/** What of a new version would lose or mislead those who learn the older one. */
export function compareVersionsOf(older: DeckFiles, folder: DeckFiles): Compared {
	const [before, draft] = [readable(older), readable(folder)];
	// The faults of the deck itself are the check's own to name.
	if (!draft) return { problems: [], changes: null };
	if (!before) return { problems: [unreadable(older)], changes: null };
	const [old, now] = [bookOf(before.deck), bookOf(draft.deck)];
	const asked = { before: askedOf(before), after: askedOf(draft) };
	const changes = changesBetween(before.deck, draft.deck, asked);
	const problems = [
		...gone(before, old, now, asked.before),
		...notRaised(draft, changes),
		...ofChanges(draft, old, now, changes)
	];
	return { problems, changes };
}

function readable(folder: DeckFiles): Draft | null {
	const { draft, problems } = parseDeck(folder);
	const broken = problems.some(({ severity }) => severity === 'error');
	// No date: nothing here depends on today.
	return draft && !broken && holdsTogether(viewOf(draft, '')) ? draft : null;
}

const askedOf = ({ deck }: Draft): Set<CardId> =>
	new Set(cardsOf(indexDeck(deck)).map(({ id }) => id));

const unreadable = ({ prefix }: DeckFiles): Problem => ({
	code: 'against-unreadable',
	severity: 'error',
	where: { file: `${prefix}deck.yaml`, line: 1, column: 1 },
	message: 'The older version has faults, so nothing can be compared with it.',
	hint: 'Name a version that passed its check.'
});

const HINTS: Readonly<Record<Entry['kind'], string>> = {
	fact: 'Name it under `was` where it has another id now, or keep it with `status: retired` and a `note` that says why.',
	list: 'Name it under `was` where it has another id now, or keep it with `unasked` and the reason.',
	disagreement: 'Keep the disagreement without `ask`: it is then shown and no longer asked.',
	written:
		'Name it under `was` where it has another id now, or keep it with `status: retired` and a `note` that says why.'
};

/** Named where it stood, for it stands nowhere now. */
function gone(before: Draft, old: Book, now: Book, asked: ReadonlySet<CardId>): Problem[] {
	const continued = new Set([...now.entries.values()].flatMap(({ card, was }) => [card, was]));
	return [...old.entries.values()]
		.filter(({ card }) => asked.has(card) && !continued.has(card))
		.map(({ kind, item }) => ({
			code: 'id-gone',
			severity: 'error' as const,
			where: before.places.of(item, ['id']),
			message: `\`${item.id}\` stood here and is gone, and with it the reason why it is no longer asked.`,
			hint: HINTS[kind]
		}));
}

function notRaised({ deck, places }: Draft, { from, to, changes }: DeckChanges): Problem[] {
	const told = changes.filter(({ kind }) => kind !== 'cosmetic').length;
	if (told === 0 || compareVersions(to, from) > 0) return [];
	return [
		{
			code: 'version-not-raised',
			severity: 'error',
			where: places.of(deck, ['version']),
			message: `${told} ${told === 1 ? 'card differs' : 'cards differ'} from version ${from}, and the version is still ${to}.`,
			hint: 'Raise it: learners are told what changed from one version to the next.'
		}
	];
}

/** Where what an entry answers is written. */
const ANSWER: Readonly<Record<Entry['kind'], string>> = {
	fact: 'value',
	list: 'items',
	disagreement: 'sides',
	written: 'stem'
};

/** Changes that their author should know of before learners do. */
function ofChanges(draft: Draft, old: Book, now: Book, { changes }: DeckChanges): Problem[] {
	const changed = changes.filter(({ kind }) => kind === 'changed');
	const cards = new Set(changed.map(({ card }) => card));
	return changed.flatMap(({ card, from }) => {
		const [was, is] = [old.entries.get(from ?? card), now.entries.get(card)];
		if (!was || !is) return [];
		const said = declared(was, is, old.deck.version, now.deck.version) !== null;
		// A list is another one because one of its facts is: that is told there.
		const byMember =
			is.kind === 'list' && is.item.facts.some((id) => cards.has(cardOf(now.deck.id, id)));
		return [
			...(said || byMember ? [] : [undeclared(draft, is, old.deck.version)]),
			...(sameSentence(was, is) ? [unchangedSentence(draft, is)] : [])
		];
	});
}

const undeclared = ({ places }: Draft, { kind, item }: Entry, from: string): Problem => ({
	code: 'change-undeclared',
	severity: 'warning',
	where: places.of(item, [ANSWER[kind]]),
	message: `The answer differs from version ${from}: those who learnt it will learn it anew.`,
	hint: 'Add `changed:` with the version that brings it, or `clarified:` where it means the same as before.'
});

const sameSentence = (was: Entry, is: Entry): boolean =>
	was.kind === 'fact' && is.kind === 'fact' && was.item.says === is.item.says;

const unchangedSentence = ({ places }: Draft, { item }: Entry): Problem => ({
	code: 'says-unchanged',
	severity: 'warning',
	where: places.of(item, ['says']),
	message: 'The answer is another one now, and the sentence is still the same.',
	hint: 'Say in the sentence what has changed: learners see the old one beside the new one.'
});
