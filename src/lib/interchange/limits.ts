const MB = 2 ** 20;

/** What a file from elsewhere may be; past any of it, it is refused in words. */
export const LIMITS = {
	/** Bytes of a text file: GIFT, Moodle XML, CSV. A Moodle file with pictures inside is this large. */
	text: 64 * MB,
	/** Questions or notes in one file. */
	items: 50_000,
	/** Characters of one question as it stands in the file, without pictures. */
	question: 200_000,
	/** Characters of any one text of a question once read. */
	field: 20_000,
	/** Options, pairs, blanks. */
	options: 100,
	/** Nested tags. */
	depth: 64,
	/** Columns of a table. */
	columns: 200,
	/** An Anki package, and its collection unpacked. Its media are never unpacked. */
	package: 512 * MB,
	collection: 256 * MB,
	/** Answers of an Anki collection that are read as history. */
	answers: 1_000_000,
	/** Statistics files dropped together, and bytes of each. */
	statistics: { files: 2_000, bytes: 16 * MB }
} as const;
