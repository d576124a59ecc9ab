import { number } from '../schema/make.ts'
import { ruleFields } from './rule-fields.ts'

const logit = (doc: string, value: number, min: number, max: number, source: string) =>
  number({ doc, unit: 'logit', min, max, default: value, source })
const perDay = (doc: string, value: number, max: number, source: string) =>
  number({ doc, unit: 'per d', min: 0, max, default: value, source, scale: 'log' })
const days = (doc: string, value: number, min: number, max: number, source: string) =>
  number({ doc, unit: 'd', min, max, default: value, source })

/**
 * How people behave: the same numbers for everyone, in every case. Facts of a case stand
 * in its platforms and events. Unit, range, default, source and meaning, once, for the
 * checks, the forms, the JSON Schema and docs/parameters.md alike.
 */
export const modelFields = {
  tauDeadline: days('Time over which urgency rises before a deadline.', 1.573, 0.05, 30, '[fit] prior .3-5'),
  jMax: perDay('Joining hazard of someone who has just heard and is fully willing.', 10.6, 1000, '[fit] prior log 2-20'),
  i0: logit('Willingness to join when nothing speaks for or against it.', -5.257, -12, 6, '[fit] prior -8..-3'),
  tauInterest: days('How long interest lasts after hearing of a platform.', 0.51, 0.05, 30, '[fit] prior .25-1.5'),
  wFear: logit('Push per unit of fear while a ban is believed.', 1.698, 0, 10, '[fit] not separable from wReactance and wCuriosity'),
  wReactance: logit('Push per unit of reactance, on foreign platforms only.', 3.718, 0, 10, '[fit] not separable from wFear and wCuriosity'),
  wCuriosity: logit('Pull per unit of curiosity and buzz, on foreign platforms only.', 3.533, 0, 10, '[fit] even .3 fits'),
  wOwner: logit("Pull back per unit of the owner's risk of being banned next.", 1.523, 0, 10, '[fit] Lemon8 against RedNote'),
  gReactance: number({ doc: 'How strongly reactance differs between age bands.', unit: '1', min: 0, max: 3, default: 1.03, source: '[fit] .5-.9, ratios 20:12:6:4 by age band' }),
  gCuriosity: number({ doc: 'How strongly curiosity differs between age bands.', unit: '1', min: 0, max: 3, default: 0.4513, source: '[fit] .3-.6' }),
  bBuzz: perDay('Hearing rate per unit of buzz.', 1.643, 1000, '[fit] prior log .3-30'),
  tauBuzz: days('How long talk lasts.', 5.8, 0.05, 60, '[fit] prior 1-8'),
  kPost: number({ doc: 'Buzz of one post, as a share of the buzz of one new member.', unit: '1', min: 0, max: 10, default: 0.1, source: '[fit]' }),
  kNews: number({ doc: 'Talk that one hear told by news or advertising starts.', unit: 'joins per head per hear', min: 0, max: 10, default: 0.136, source: '[fit] prior .03-.3, Mastodon and Bluesky' }),
  tauNews: days('How fast a news item fades.', 0.52, 0.02, 30, '[fit] prior .3-1.5'),
  bChart: perDay('Hearing rate from a first place in the store chart.', 0.005, 100, '[fit]'),
  bPeer: perDay('Hearing rate per contact with a friend who joined or posted.', 0.009, 1000, '[fit]'),
  tauPeer: number({ doc: 'How long a contact with a friend or a call acts.', unit: 'd', min: 0.1, max: 365, never: true, default: 2.5, source: '[lit] Quelle et al. 2025: gone in a week' }),
  mediaBan: perDay('Hearing rate of foreign platforms from reports about a ban, at full belief and urgency.', 0.04788, 100, '[fit]'),
  callRate: perDay('Hearing rate of someone who saw an influencer call, on its day.', 2, 100, '[set]'),
  endorsement: logit('Pull of a call by someone one follows.', 0.8889, 0, 10, '[fit] prior 0-4'),
  wPresenceJoin: logit('Pull of friends who are there, on joining.', 0.3, 0, 10, '[set] prior 0-5'),
  wOutage: logit('Push while the habitual platform cannot be reached.', 0.7897, 0, 10, '[fit]'),
  failedTry: logit('Discouragement per failed try to register.', 0.7, 0, 10, '[set]'),
  kWait: perDay('How fast those refused by a wall come when it opens.', 3.8, 100, "[fit] Bluesky's opening, prior 2-5"),
  tauPatience: days('How long people stay in a queue for registration.', 2, 0.05, 60, '[set]'),
  tauTry: days('How fast tries at a blocked door, and the push of a block, fade.', 2, 0.1, 365, '[set] prior 1-5; the shape of Brazil 2024'),
  visits: number({ doc: 'Visits a day of an average person to all platforms and elsewhere.', unit: '1', min: 0.1, max: 100, default: 4.6, source: '[set]' }),
  outside: logit('Value of everything that is not on the list.', 1.8, -10, 10, '[set]'),
  wPresence: logit('Value of friends who are there, on use.', 2, 0, 10, '[set] prior 0-3.2'),
  wCreators: logit('Value of the creators active there, on use.', 0.5, 0, 10, '[set]'),
  wHabit: logit('Value of habit; above 3 a single person has two stable states.', 2, 0, 10, '[set] prior 0-3'),
  tauUp: days('How fast use makes a habit.', 20, 1, 365, '[set] prior 10-66'),
  tauDown: days('How fast a habit fades without use.', 20, 1, 365, '[set] prior 10-66'),
  wNovelty: logit('Value of the new on the day of joining.', 3.117, 0, 10, '[fit] prior 0-6'),
  tauNovelty: days('How fast the new wears off.', 3.6, 0.1, 100, '[fit] prior 1-8'),
  wCheck: number({ doc: 'More visits to a threatened platform, to see whether it is still there.', unit: '1', min: 0, max: 10, default: 1.874, source: '[set] opens on the dark day' }),
  leaveShape: number({ doc: 'Shape r of the spread of leaving rates.', unit: '1', min: 0.01, max: 10, default: 0.3, source: '[fit] Threads; prior .1-.8' }),
  leaveScale: days('Scale alpha of the spread of leaving rates.', 0.77, 0.01, 1000, '[fit] Threads; prior .1-3'),
  wStay: logit('How much friends who are there slow leaving.', 2, 0, 10, '[set] prior 0-4'),
  r0: perDay('Rate of return of someone who left and has no friends there.', 0.006, 10, '[set] so that the calm world stays calm'),
  wReturn: logit('How much friends who are there speed the return.', 3, 0, 10, '[set] prior 0-5'),
  postsHalf: number({ doc: 'Newcomers’ posts at which half the language cost is gone.', unit: 'people', min: 1, max: 1e12, default: 1e6, source: '[set]', scale: 'log' }),
  evaders: number({ doc: 'Share e0 of people who know how to get around a block.', unit: 'share', min: 0, max: 1, default: 0.03, source: '[set]' }),
  evaderWarmth: logit('How much evaders warm to other foreign platforms during a block.', 0.5, 0, 10, '[lit] Hobbs & Roberts 2018, size [set]'),
  evasionHassle: logit('Cost of getting around a block, per visit.', 1, 0, 10, '[set]'),
  postShare: number({ doc: 'Chance that someone who is not a creator posts on a day of use.', unit: 'share', min: 0, max: 1, default: 0.1, source: '[set]' }),
  tasteWeight: number({ doc: "Logits lost per unit of distance between a person’s taste and a platform’s.", unit: "logit", min: 0, max: 10, default: 1, source: "[set]" }),
  ...ruleFields,
} as const
