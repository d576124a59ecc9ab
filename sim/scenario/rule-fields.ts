import { choice, list, number, share } from '../schema/make.ts'

/**
 * Rules that can take the place of the model's own, one by one. With them the model becomes one of those
 * whose results are published (Bass, SIR, Granovetter, Watts, Brock and Durlauf, k-core), which is how it is
 * verified; anyone else may use them, too.
 */
export const ruleFields = {
  rule: choice({
    doc: 'How hearing works: by a hazard, or at once on each day on which the share of friends who are there has reached a personal threshold; then nothing else is heard.',
    values: ['hazard', 'threshold'],
    default: 'hazard',
    source: '[lit] Granovetter 1978, Watts 2002',
  }),
  thresholds: list({
    doc: 'Thresholds of the rule of that name: user u has the entry u modulo their number, so that one entry is for everyone.',
    item: share({ doc: 'Share of friends who are there at which someone hears.' }),
    min: 1,
    max: 1000,
    default: [0.18],
    source: '[lit] Watts 2002',
  }),
  contact: choice({
    doc: 'How a contact with a friend acts: fading with tauPeer, or once, on the next day, with the chance 1 - exp(-bPeer) that it is heard.',
    values: ['fading', 'once'],
    default: 'fading',
    source: '[lit] once: the SIR model in generations, Reed and Frost',
  }),
  joining: choice({
    doc: 'What follows hearing: interest, with a hazard to join; or a first try to register in the same hour.',
    values: ['hazard', 'at-once'],
    default: 'hazard',
    source: '[lit] at once: Bass 1969',
  }),
  choice: choice({
    doc: 'How a day is shared out: over all platforms that someone is on, or whole to one of them (or none), drawn each night with the same shares.',
    values: ['multi-homing', 'exclusive'],
    default: 'multi-homing',
    source: '[lit] exclusive: Brock and Durlauf 2001',
  }),
  presence: choice({
    doc: 'What the presence x of friends is, in use and in joining: company n/(n+3), n friends who got in within 7 days; or the share of friends whose last choice it was. Leaving and returning take n/(n+3) of the same friends.',
    values: ['company', 'share'],
    default: 'company',
    source: '[lit] share: Brock and Durlauf 2001',
  }),
  leave: choice({
    doc: 'Who leaves: by a hazard of his own, or whoever has fewer than leaveBelow friends there.',
    values: ['hazard', 'below-k'],
    default: 'hazard',
    source: '[lit] below-k: Garcia et al. 2013',
  }),
  leaveBelow: number({
    doc: 'Friends there below whom someone leaves under the rule below-k; with 0 nobody leaves.',
    unit: '1',
    min: 0,
    max: 250,
    whole: true,
    default: 0,
    source: '[lit] Garcia et al. 2013',
  }),
} as const
