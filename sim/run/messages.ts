/**
 * What goes between the coordinator, who knows the world, and the shards, who hold the people.
 * Plain data, so that a shard can live in the same thread or in another one. Arrays are indexed by
 * platform slot; a table of P rows of k columns is flat, row-major.
 */

/** One hour of the world, as people meet it. */
export interface HourFields {
  hour: number
  /** Cumulated hearing of the day up to the end of this hour, per unit of attention: slot x MASKS audience masks. */
  heardSoFar: Float64Array
  /** This hour's hearing rates by source, per day and unit of attention: slot x HEARD_FROM (told, friends and calls apart). */
  sources: Float64Array
  /** This hour's rate of each audience: slot x MOST_AUDIENCES. */
  audienceRates: Float64Array
  /** Push of the leading threat now, and the slot it names (-1 without a threat). */
  rho: number
  named: number
  /** Read-out of buzz where it meets curiosity. */
  b: Float64Array
  /** Share of the hour in which it can be joined at all. */
  open: Float64Array
  /** Block as it acts on the habitual platform: blocked share, enforced, faded by tauTry. */
  outage: Float64Array
  /** Whether evaders have a block to evade. */
  evading: boolean
  /** Logits of incentive and of host tone in appeal; chi of the owner. */
  incentive: Float64Array
  hostTone: Float64Array
  ownerRisk: Float64Array
  /** L (1 - translation) / (1 + posts/postsHalf): logits per unit of language cost. */
  language: Float64Array
  /** Failing share of each step of registration: slot x STEP_NAMES. */
  failing: Float64Array
  logins: { to: number; from: number; size: number }[]
  /** 1 where registrations go through a queue. */
  queued: Uint8Array
  /** Contacts with everyone, under complete mixing (else 0): registrations and posts per head times degree. */
  contactsOfAll: Float64Array
  /** Company x of everyone, under complete mixing (else 0). */
  companyOfAll: Float64Array
  /** Share of all users who are there, under complete mixing (else 0). */
  shareOfAll: Float64Array
}

/** The day as the night settles it. */
export interface NightFields {
  day: number
  /** Day's mean of rho, and of the threat to each platform. */
  rho: number
  threat: Float64Array
  /** Last value of the read-out of buzz. */
  b: Float64Array
  /** exp(v + wCreators c + hostTone + wPresence x of all): what a use is worth before anything personal. */
  worth: Float64Array
  language: Float64Array
  /** The day by the sets of platforms blocked together: bit mask and share of the day. The rest is open. */
  parts: { blocked: number; share: number }[]
  enforcement: Float64Array
  /** exp(-n/tauTry) of each block. */
  trying: Float64Array
  /** Last hour's `outage` and blocked share, for returns. */
  outage: Float64Array
  closed: Float64Array
  companyOfAll: Float64Array
  /** Friends of everyone who are there, under complete mixing (else 0). */
  friendsOfAll: Float64Array
  contactsOfAll: Float64Array
  calls: { id: number; from: number; to: number; follows: number; reach: number }[]
}

/** Most audiences of one platform; a user's are a bit mask. */
export const MOST_AUDIENCES = 4
export const MASKS = 1 << MOST_AUDIENCES

/** Registrations that want a place in the queue of a platform at capacity. */
export interface Arrival {
  user: number
  platform: number
}

export interface HourReply {
  /** Agents by slot: registrations, installs and hears of the hour. */
  registrations: Float64Array
  installs: Float64Array
  heard: Float64Array
  arrivals: Arrival[]
}

/** What friends in other shards have to know: flat indices of pairs, by kind. */
export interface Mail {
  /** Friends who are there now, and who are no more. */
  came: Uint32Array
  went: Uint32Array
  /** Contacts: a friend registered, a friend posted. */
  registered: Uint32Array
  posted: Uint32Array
}

export interface NightReply {
  /** The day's counters, see `counters.ts`. */
  counters: Float64Array
  /** Members by segment, platform and days since they last got in. */
  recencies: Float64Array
  /** Moves of main platform, (P+1) squared; users by the set of platforms they are on, 2^P. */
  flows: Float64Array
  memberships: Float64Array
  /** Agents by slot: posts of newcomers today, creators and people who are there. */
  posts: Float64Array
  creatorsThere: Float64Array
  there: Float64Array
  /** One letter to each shard. */
  mail: Mail[]
}

/** One step towards the fixed point of the first day. */
export interface SettleReply {
  /** Sum over members of the chance to open, in units of 2^-24, and their number, by slot. */
  chances: Float64Array
  members: Float64Array
  there: Float64Array
  creatorsThere: Float64Array
  mail: Mail[]
}
