import type { Deck } from '$lib/domain/deck';
import { conflictId, termId } from '$lib/domain/ids';
import {
	amount,
	conflict,
	deckOf,
	fact,
	list,
	named,
	not,
	OTHER_SOURCE,
	phrase,
	SOURCE,
	term
} from './deck.fixture';

const approaches = list(
	'lysis.approaches',
	'nerve-lysis',
	'approach',
	['caudal', 'interlaminar', 'transforaminal', 'retrodiscal'].map((name) =>
		named(`${name}-approach`)
	),
	{
		complete: true,
		name: 'the approaches the article lists for nerve lysis',
		asks: ['Which routes for nerve lysis does the article list?'],
		asksOne: ['Which of these does the article list as a route for nerve lysis?'],
		foils: [
			{ text: 'anterior approach', because: 'The article lists four and this is none of them.' },
			{ text: 'cranial approach', because: 'Nothing is said of the skull.' },
			{ text: 'caudal', because: 'A foil that is a synonym of a member.' },
			{ text: 'nerve plexus', because: 'A foil of another kind.' },
			{ text: 'unlisted routes', because: 'A foil that repeats the stem.' }
		]
	}
);
const risks = list(
	'section.risks',
	'nerve-section',
	'risk',
	[named('infection'), named('neuroma')],
	{ complete: true, name: 'the risks of nerve section' }
);
const steps = list(
	'freezing.steps',
	'nerve-freezing',
	'step',
	['numb the skin', 'insert the probe', 'open the gas valve', 'withdraw the probe'].map(phrase),
	{ ordered: true, name: 'the steps of nerve freezing' }
);

/** Four procedures that share, contradict and resemble one another in every way the rules know. */
export const nerves: Deck = deckOf({
	procedures: ['nerve-lysis', 'nerve-section', 'nerve-freezing', 'nerve-heating'].map(termId),
	terms: [
		term('nerve-lysis', 'procedure'),
		term('nerve-section', 'procedure', { confusable: [termId('nerve-heating')] }),
		term('spinal-nerve-section', 'procedure', { broader: termId('nerve-section') }),
		term('nerve-freezing', 'procedure'),
		term('nerve-heating', 'procedure'),
		term('caudal-approach', 'approach', { synonyms: ['caudal', 'sacral approach'], article: 'a' }),
		term('interlaminar-approach', 'approach', { confusable: [termId('paramedian-approach')] }),
		term('transforaminal-approach', 'approach'),
		term('retrodiscal-approach', 'approach'),
		term('paramedian-approach', 'approach'),
		term('lateral-approach', 'approach'),
		term('sacral-approaches', 'approach', { plural: true }),
		term('infection', 'risk'),
		term('wound-infection', 'risk', { broader: termId('infection') }),
		term('neuroma', 'risk'),
		term('numbness', 'risk'),
		term('spasm', 'risk'),
		term('bleeding', 'risk', { synonyms: ['haemorrhage'] }),
		term('paralysis', 'risk'),
		term('burn', 'risk'),
		term('nerve-roots', 'nerve', { plural: true, confusable: [termId('nerve-fibres')] }),
		term('nerve-fibres', 'nerve', { plural: true }),
		term('nerve-ends', 'nerve', { plural: true }),
		term('nerve-trunks', 'nerve', { plural: true }),
		term('nerve-plexus', 'nerve'),
		term('haematoma', 'risk')
	],
	conflicts: [
		conflict('C1', {
			subjects: [termId('nerve-section')],
			keepOut: [termId('numbness')],
			keepApart: [[termId('nerve-roots'), termId('nerve-trunks')]],
			sides: [
				{ label: 'the article', says: 'It is quick.', source: { source: SOURCE, at: 'Start' } },
				{ label: 'the leaflet', says: 'It is slow.', source: { source: OTHER_SOURCE, at: 'End' } }
			],
			ask: 'Two sources differ on how long nerve section takes. Which says which?'
		}),
		conflict('C2', { subjects: [termId('nerve-heating')], keepOut: [] })
	],
	facts: [
		fact('lysis.definition', 'nerve-lysis', 'definition', phrase('freeing of a trapped nerve'), {
			says: 'In lysis a nerve is {freed} from scar.'
		}),
		...approaches.facts,
		fact(
			'section.definition',
			'nerve-section',
			'definition',
			phrase('cutting of a painful nerve'),
			{
				says: 'In section a nerve is {cut}.'
			}
		),
		fact('section.target', 'nerve-section', 'target', named('nerve-roots'), {
			status: 'disputed',
			conflicts: [conflictId('C1')],
			askAs: 'as it is defined'
		}),
		...risks.facts,
		fact('spinal.risk', 'spinal-nerve-section', 'risk', named('bleeding'), {
			source: { source: OTHER_SOURCE, at: 'Risks' }
		}),
		fact('freezing.definition', 'nerve-freezing', 'definition', phrase('icing of a swollen nerve')),
		fact('freezing.target', 'nerve-freezing', 'target', named('nerve-ends')),
		fact('freezing.risk', 'nerve-freezing', 'risk', named('paralysis')),
		fact('freezing.route', 'nerve-freezing', 'approach', named('lateral-approach')),
		...steps.facts,
		fact('heating.definition', 'nerve-heating', 'definition', phrase('warming of a sore nerve')),
		fact('heating.target', 'nerve-heating', 'target', named('nerve-fibres')),
		fact('heating.site', 'nerve-heating', 'target', named('nerve-trunks')),
		fact('heating.route', 'nerve-heating', 'approach', named('paramedian-approach')),
		fact('heating.routes', 'nerve-heating', 'approach', named('sacral-approaches')),
		fact('heating.risk', 'nerve-heating', 'risk', named('burn')),
		fact('heating.risk.2', 'nerve-heating', 'risk', named('wound-infection')),
		fact('heating.risk.3', 'nerve-heating', 'risk', named('numbness')),
		fact('heating.risk.4', 'nerve-heating', 'risk', named('haematoma'), {
			conflicts: [conflictId('C1')]
		}),
		fact(
			'heating.time',
			'nerve-heating',
			'duration',
			amount({ is: 'between', from: 30, to: 60, unit: 'minutes' }),
			{
				asks: ['How long does heating take?'],
				single: true,
				foils: [
					{ text: '70 to 90 minutes', because: 'Too long.' },
					{ text: '5 to 10 minutes', because: 'Too short.' },
					{ text: '40 to 50 minutes', because: 'Overlaps the key.' },
					{ text: '100 to 120 days', because: 'Of another length altogether.' }
				]
			}
		)
	],
	lists: [approaches.list, risks.list, steps.list],
	nots: [not('section.not.spasm', 'nerve-section', 'risk', named('spasm'))]
});
