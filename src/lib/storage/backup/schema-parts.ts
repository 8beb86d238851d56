import * as z from 'zod';

// The Content-Security-Policy of the app forbids the code zod would otherwise compile.
z.config({ jitless: true });

export const text = (longest: number) => z.string().max(longest);
export const phrase = text(2_000);
export const prose = text(20_000);
export const id = z.string().min(1).max(240);
/** `<deck>/<item>`. */
export const cardId = z.string().regex(/^[^\s/]{1,80}\/\S{1,240}$/);
export const flag = z.boolean();
export const version = text(80);
export const share = z.number().min(0).max(1);
/** Epoch ms: as far as a `Date` reaches. */
export const instant = z.number().min(-8.64e15).max(8.64e15);
/** Study days: the same span. */
export const day = z.int().min(-100_000_000).max(100_000_000);
/** Minutes east of UTC. */
export const offset = z.int().min(-1_440).max(1_440);
export const moment = z.looseObject({ clock: instant, offset, day });
export const confidence = z.literal(['guess', 'unsure', 'confident']);

/** Counter and device. */
export const clock = z.tuple([z.int().min(0), z.string().min(1).max(80)]);
export const clocked = <T extends z.ZodType>(value: T) => z.looseObject({ value, clock });

/** A place in a source. */
export const place = z.looseObject({ source: id, at: phrase });
export const quantity = z.discriminatedUnion('is', [
	z.looseObject({
		is: z.literal(['exactly', 'about', 'at-least', 'at-most']),
		number: z.number(),
		unit: phrase
	}),
	z.looseObject({ is: z.literal('between'), from: z.number(), to: z.number(), unit: phrase })
]);
