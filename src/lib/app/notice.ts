/** The medical notice, read once on Today and kept in Settings; each deck adds its own. */
export const NOTICE =
	'Ranvier teaches what its decks’ sources state, and shows where those sources disagree. ' +
	'Every answer names its source and what is known against it. A blank means “not stated”, never “none”. ' +
	'It is made for study, not for clinical decisions.';
