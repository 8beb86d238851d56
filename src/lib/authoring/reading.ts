import type { Problem } from '$lib/domain/problem';
import { Places } from './places';
import { readShape } from './shape';
import type { Path, YamlText } from './yaml';
import type * as z from 'zod';

interface Entry<T> {
	readonly text: T;
	readonly yaml: YamlText;
	readonly path: Path;
	/** Its keys in the order of the file. */
	readonly keys: readonly string[];
}

/** What is gathered while the files of a deck are read. */
export class Reading {
	readonly places = new Places();
	readonly problems: Problem[] = [];
	/** Every id that stands somewhere, also on entries that could not be read. */
	readonly written = new Set<string>();

	fault(code: string, where: Problem['where'], message: string, hint: string): void {
		this.problems.push({ code, severity: 'error', where, message, hint });
	}

	/** One entry with an id: its id is noted even where the rest has a fault. */
	entry<T extends z.ZodType>(schema: T, yaml: YamlText, path: Path, data: unknown) {
		if (typeof data === 'object' && data !== null && 'id' in data && typeof data.id === 'string')
			this.written.add(data.id);
		return readShape(schema, yaml, path, data, this.problems);
	}

	/** A file that is a list of entries, one by one, so that one fault does not hide the next. */
	entries<T extends z.ZodType>(schema: T, yaml: YamlText | null): Entry<z.infer<T>>[] {
		if (!yaml) return [];
		if (!Array.isArray(yaml.data)) {
			const hint = 'Begin each entry with a hyphen.';
			this.fault('shape', yaml.placeOf([]), 'The file must be a list.', hint);
			return [];
		}
		return yaml.data.flatMap((data: unknown, i) => {
			const text = this.entry(schema, yaml, [i], data);
			return text === null ? [] : [{ text, yaml, path: [i], keys: Object.keys(Object(data)) }];
		});
	}
}
