import * as z from 'zod';

// The Content-Security-Policy of the app forbids the code zod would otherwise compile.
z.config({ jitless: true });

export const text = (longest: number) => z.string().max(longest);
export const id = z.string().min(1).max(240);
export const flag = z.boolean();
export const version = text(80);
/** Epoch ms: as far as a `Date` reaches. */
export const instant = z.number().min(-8.64e15).max(8.64e15);
/** Study days: the same span. */
export const day = z.int().min(-100_000_000).max(100_000_000);
/** Counter and device. */
export const clock = z.tuple([z.int().min(0), z.string().min(1).max(80)]);
