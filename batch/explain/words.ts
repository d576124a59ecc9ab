import type { HeardFrom, Reason } from '../../sim/observe/metrics.ts'
import type { StageName } from '../../sim/history/diary.ts'
import type { FunnelStep } from '../../sim/scenario/funnel-steps.ts'

// The plain words of a diary for what the model has names for.

export const SOURCE_WORDS: Readonly<Record<HeardFrom, string>> = {
  media: 'everyday media',
  ban: 'reports on the ban',
  buzz: 'talk about it',
  chart: 'the store chart',
  news: 'the news',
  advertising: 'advertising',
  told: 'a notice in another app',
  friends: 'friends',
  calls: 'a call by an influencer',
}

export const REASON_WORDS: Readonly<Record<Reason, string>> = {
  base: 'plain readiness',
  fear: 'fear for the old home',
  protest: 'protest',
  owner: 'its owner',
  curiosity: 'curiosity',
  fit: 'taste and language',
  friends: 'friends there',
  influencers: 'influencers',
  incentive: 'an incentive',
  welcome: 'the welcome',
  outage: 'the outage of the old home',
  evasion: 'ways round the block',
  setbacks: 'failed tries',
  waiting: 'a door that opened at last',
}

export const STEP_WORDS: Readonly<Record<FunnelStep, string>> = {
  store: 'it is not in the store of the country',
  invitation: 'it needs an invitation',
  phone: 'it does not take the phone number',
  choice: 'gave up at a choice to be made first',
  error: 'no code came, or another error',
  patience: 'lost patience with the form',
}

export const STAGE_WORDS: Readonly<Record<StageName, string>> = {
  unaware: 'has never heard of it',
  aware: 'knows it',
  waiting: 'waits before its wall',
  queued: 'waits in its queue',
  member: 'is a member',
  lapsed: 'has left it',
}
