/** What a zip may be; past any of it, it is refused unread. */
export interface ZipLimits {
	/** Bytes. */
	readonly file: number;
	readonly entry: number;
	readonly total: number;
	readonly entries: number;
	/** Unpacked bytes for each packed one. */
	readonly ratio: number;
	/** What its files may be called: no folder, no drive, nothing that a system reads anything into. */
	readonly names: RegExp;
}
