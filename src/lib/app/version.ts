import { version as build } from '$app/environment';

/** Which build this is, for a bug report. */
export const version = build;
