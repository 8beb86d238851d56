/**
 * Does `make` once for each owner (a deck's index, say) and key, when it is first asked for, and
 * keeps what came of it for as long as the owner lives: questions ask for the same over and over.
 * The owner must not change.
 */
export function remembered<Owner extends object, Key, Made>(
	make: (owner: Owner, key: Key) => Made
) {
	const known = new WeakMap<Owner, Map<Key, Made>>();
	return (owner: Owner, key: Key): Made => {
		let ofOwner = known.get(owner);
		if (!ofOwner) known.set(owner, (ofOwner = new Map()));
		const before = ofOwner.get(key);
		if (before !== undefined) return before;
		const made = make(owner, key);
		ofOwner.set(key, made);
		return made;
	};
}
