import type { Place } from '$lib/domain/problem';
import type { Path, YamlText } from './yaml';

/** Where in the deck files each fact, list, term ... was written; keys as they stand there. */
export class Places {
	readonly #known = new WeakMap<object, { yaml: YamlText; path: Path }>();

	/** Remembers where `item` was written and hands it on. */
	put<T extends object>(item: T, yaml: YamlText, path: Path): T {
		this.#known.set(item, { yaml, path });
		return item;
	}

	/** The place of `path` inside `item`, or of the nearest thing that holds it. */
	of(item: object, path: Path = []): Place {
		const known = this.#known.get(item);
		if (!known) throw new Error('Places.of: an item that was never put.');
		return known.yaml.placeOf([...known.path, ...path]);
	}
}
