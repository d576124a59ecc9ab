import type { FunnelStep } from '../scenario/funnel-steps.ts'

/** What a ban says, for the belief that people put in it (`belief.ts`). */
export interface Threat {
  /** Slot of the platform that the ban names. */
  named: number
  /** Slots of all platforms it reaches, the named one among them. */
  reach: readonly number[]
  announced: number
  /** Levels of belief from a moment on, in hours. */
  belief: readonly { at: number; level: number }[]
  deadline: number
  start: number
  end: number
  beliefWhileDark: number
  beliefAfterwards: number
}

/** A call by an influencer, acting on those of his followers who open `from` on that day. */
export interface Call {
  /** Hash of the event's id, by which its draws are keyed. */
  id: number
  from: number
  to: number
  /** Expected share of the population who follow the account and are reached by the call. */
  follows: number
  reach: number
}

/** Hearing of `to`, for users of `from` only, per day. */
export interface Audience {
  to: number
  from: number
  /** `member` of the sister app, or whoever `opened` it the day before. */
  who: 'member' | 'opened'
  rate: number
}

/** Login by a sister app: failing shares are multiplied by 1 - size for its members. */
export interface Login {
  to: number
  from: number
  size: number
}

/**
 * One hour of the world as the events shape it: reset to the platforms' own facts, then each
 * event acts on it. Arrays are indexed by platform slot. Rates are per day.
 */
export interface WorldHour {
  /** Hours since the scenario's first midnight; this is [hour, hour + 1). */
  hour: number
  /** tauNews of the model, in days. */
  readonly tauNews: number
  /** P, the people that all users stand for. */
  readonly people: number
  /** Slot of a platform id. */
  slot(platform: string): number
  /** Slots of the platforms of the same owner, without itself. */
  siblings(slot: number): readonly number[]
  /** Share of this hour that lies in [start, end). */
  overlap(start: number, end: number): number

  advertising: Float64Array
  news: Float64Array
  incentive: Float64Array
  hostTone: Float64Array
  translation: Float64Array
  /** People per hour. */
  capacity: Float64Array
  ownerRisk: Float64Array
  /** 1 when it can be installed. */
  listed: Uint8Array
  /** Share of the hour in which it cannot be reached, and what part of tries then fails. */
  blocked: Float64Array
  enforcement: Float64Array
  /** When the block began, in hours. */
  blockBegan: Float64Array
  /** Whether the owner was changed, so that no threat names it any more. */
  divested: Uint8Array
  /** Share that fails a step of registration, by step and slot. */
  failing: Record<FunnelStep, Float64Array>
  /** Added to the buzz where it meets curiosity. */
  curiosity: number
  threats: Threat[]
  /** Levels of belief set by news, for every threat. */
  newsBelief: { at: number; level: number }[]
  calls: Call[]
  audiences: Audience[]
  logins: Login[]
}
