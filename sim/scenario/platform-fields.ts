import { NEVER } from '../schema/never.ts'
import { choice, flag, group, list, number, share, text } from '../schema/make.ts'
import { FUNNEL_STEPS } from './funnel-steps.ts'

const failing = (step: keyof typeof FUNNEL_STEPS) =>
  share({ doc: `Share of those who get this far and fail: ${FUNNEL_STEPS[step].doc}`, default: 0 })

/** Facts of one platform. */
export const platformFields = {
  title: text({ doc: 'Name for people; the id when left out.', max: 60, optional: true }),
  owner: text({ doc: 'Who owns it. A ban can reach other platforms of the same owner.', max: 60, default: '' }),
  ownerRisk: share({
    doc: 'chi: how much its future is in doubt when a ban is believed.',
    default: 0,
    source: '[set] TikTok 1, Lemon8 .8, RedNote .1',
  }),
  foreign: flag({ doc: 'Of the country that the banning government opposes.', default: false }),
  taste: number({
    doc: 'From authentic (-1) to polished (1).',
    unit: '1',
    min: -1,
    max: 1,
    default: 0,
    source: '[set]',
  }),
  language: number({
    doc: 'L: cost of its language for someone with a language cost of 1.',
    unit: 'logit',
    min: 0,
    max: 10,
    default: 0,
    source: '[set] RedNote and Douyin 1.2',
  }),
  translation: share({ doc: 'How much of the language cost translation takes away from the first day.', default: 0 }),
  hostTone: number({
    doc: 'How warmly newcomers are received, in value and appeal.',
    unit: 'logit',
    min: -5,
    max: 5,
    default: 0,
  }),
  value: number({
    doc: 'v: what it is worth to an average user. For platforms with a known use (dau) it is solved instead.',
    unit: 'logit',
    min: -10,
    max: 10,
    default: -0.5,
    source: '[fit] RedNote -.5 or -1.4',
  }),
  dau: number({
    doc: 'Daily users before the story starts, in people; the value v is solved so that they come out.',
    unit: 'people',
    min: 0,
    max: 1e11,
    optional: true,
  }),
  members: share({ doc: 'Share of the population who are members on day 0.', default: 0 }),
  aware: share({ doc: 'Share who know it on day 0 without being members (known long ago: no interest).', default: 0 }),
  seeds: list({
    doc: 'Users, by number from 0, who register in the first hour, whatever stands in their way.',
    item: number({ doc: 'Number of a user.', unit: '1', min: 0, max: 4e8, whole: true }),
    max: 1000,
    default: [],
  }),
  seedShare: share({
    doc: 'Share of the users who do so besides, drawn at random: exactly so many, to the nearest user.',
    default: 0,
  }),
  waiting: number({
    doc: 'People who were refused by a wall before day 0 and would come if it opened.',
    unit: 'people',
    min: 0,
    max: 1e11,
    default: 0,
  }),
  memberAge: number({
    doc: 'A0: how long members of day 0 have been members.',
    unit: 'd',
    min: 1,
    max: 20000,
    default: 400,
    source: '[set]',
  }),
  media: number({
    doc: 'Everyday hearing rate; 0 for incumbents, whom everyone knows.',
    unit: 'per d',
    min: 0,
    max: 1000,
    default: 0,
    scale: 'log',
    source: '[fit] 1.2e-4 for small platforms',
  }),
  minutesPerVisit: number({
    doc: 'Minutes that one visit lasts.',
    unit: 'min',
    min: 0,
    max: 600,
    default: 25,
    source: '[set]',
  }),
  background: number({
    doc: 'Users outside the population, in the unit of the estimator: observed = people/scale + background.',
    unit: 'people',
    min: 0,
    max: 1e11,
    default: 0,
  }),
  listed: flag({ doc: 'Can be found in the store of the country at all.', default: true }),
  capacity: number({
    doc: 'Registrations it can take; everyone above waits in a queue.',
    unit: 'people per h',
    min: 0,
    max: 1e12,
    never: true,
    default: NEVER,
  }),
  funnel: group({
    doc: 'Registration, step by step: the share that fails each.',
    fields: {
      store: failing('store'),
      invitation: failing('invitation'),
      phone: failing('phone'),
      choice: failing('choice'),
      error: failing('error'),
      patience: failing('patience'),
    },
  }),
  tone: choice({
    doc: 'Which of the colours and glyphs of the pictures it takes.',
    values: ['tiktok', 'rednote', 'lemon8', 'reels', 'shorts', 'other'],
    default: 'other',
  }),
} as const
