import { DECK, type Document } from './document';
import { documentOf } from './files';

/** What a deck begins with, before there is anything in it. */
export interface Beginning {
	readonly id: string;
	readonly title: string;
	/** The first procedure it is about. */
	readonly procedure: { readonly id: string; readonly name: string };
	/** The first text it rests on. */
	readonly source: { readonly id: string; readonly name: string; readonly kind: string };
}

/** A deck with one procedure and one source, and no fact yet. */
export function newDocument({ id, title, procedure, source }: Beginning): Document {
	return documentOf(
		new Map<string, unknown>([
			[
				'deck.yaml',
				{
					id,
					title,
					version: '1.0.0',
					description: `Questions on ${procedure.name}.`,
					notice: `Made from ${source.name}. Not for clinical decisions.`,
					procedures: [procedure.id],
					terms: ['terms.yaml'],
					facts: [`${procedure.id}.yaml`]
				}
			],
			[
				'sources.yaml',
				[
					{
						id: source.id,
						title: source.name,
						name: source.name,
						kind: source.kind,
						caveat: 'Not yet reviewed; verify before use.'
					}
				]
			],
			['terms.yaml', [{ id: procedure.id, name: procedure.name, kind: 'procedure' }]],
			[`${procedure.id}.yaml`, [{ subject: procedure.id, source: source.id }]]
		])
	);
}

/** The same document as a deck of its own. */
export function asDeck(document: Document, id: string, title: string): Document {
	const head = document.get(DECK);
	if (head?.kind !== 'deck') return document;
	return new Map(document).set(DECK, { ...head, text: { ...head.text, id, title } });
}
