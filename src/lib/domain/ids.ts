/** Ids are strings that cannot be mixed up: the brand exists for the compiler only. */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type DeckId = Branded<'DeckId'>;
/** Authored, stable, readable: `neuroplasty.approach.caudal`. Unique within its deck. */
export type FactId = Branded<'FactId'>;
export type ListId = Branded<'ListId'>;
/** Of a hand-written question: shares one set with facts and lists. */
export type WrittenId = Branded<'WrittenId'>;
export type TermId = Branded<'TermId'>;
export type SourceId = Branded<'SourceId'>;
export type ConflictId = Branded<'ConflictId'>;
/** `<deck>/<id of a fact, list or hand-written question>` or `<deck>/conflict.<conflict id>`. Never derived from text. */
export type CardId = Branded<'CardId'>;
/** `<device>:<counter, ten digits>`: sorts by counter, unique without a server (storage/SPEC.md). */
export type ReviewId = Branded<'ReviewId'>;
export type DeviceId = Branded<'DeviceId'>;
export type PolicyId = Branded<'PolicyId'>;

export const deckId = (text: string) => text as DeckId;
export const factId = (text: string) => text as FactId;
export const listId = (text: string) => text as ListId;
export const writtenId = (text: string) => text as WrittenId;
export const termId = (text: string) => text as TermId;
export const sourceId = (text: string) => text as SourceId;
export const conflictId = (text: string) => text as ConflictId;
export const cardId = (text: string) => text as CardId;
export const reviewId = (text: string) => text as ReviewId;
export const deviceId = (text: string) => text as DeviceId;
export const policyId = (text: string) => text as PolicyId;

/** The card that asks one fact, one list as a whole, or one hand-written question. */
export const cardOf = (deck: DeckId, item: FactId | ListId | WrittenId): CardId =>
	cardId(`${deck}/${item}`);

/** The card that asks who says what in a disagreement. */
export const conflictCardOf = (deck: DeckId, conflict: ConflictId): CardId =>
	cardId(`${deck}/conflict.${conflict}`);

/** The deck a card belongs to. */
export const deckOfCard = (card: CardId): DeckId => deckId(card.slice(0, card.indexOf('/')));
