import { wideValue } from '../population/levels.ts'
import type { People } from '../population/people.ts'
import {
  AWARE,
  EPISODE_MASK,
  EPISODE_SHIFT,
  LONG_AGO,
  MEMBER,
  MOST_TRIES,
  QUEUED,
  SINCE_MASK,
  SINCE_SHIFT,
  STAGE,
  TRIES,
  UNAWARE,
  WAITING,
} from '../population/stage.ts'
import { COUNTER, PARTS } from '../observe/counters.ts'
import { HEARD_FROM } from '../observe/metrics.ts'
import { DROPS_PER_UNIT, toDrops } from '../numbers/drops.ts'
import { shareOut } from '../numbers/share-out.ts'
import { Purpose } from '../random/keyed.ts'
import { MASKS, MOST_AUDIENCES, type HourFields, type HourReply } from '../run/messages.ts'
import type { Shard } from '../run/shard.ts'
import { callStrength } from './stance.ts'
import type { Audience } from './listeners.ts'

/** Hearing rate of friends and calls: bPeer X + callRate C, per day. */
export function flatRate(shard: Shard, pair: number, contactsOfAll: number): number {
  const { people } = shard
  const contacts = people.warmth[pair]!
  const state = people.state[pair]!
  let rate = contactsOfAll > 0 ? shard.plan.model.bPeer * contactsOfAll : 0
  if (contacts > 0) rate += shard.perContact * contacts
  if ((state & SINCE_MASK) >> SINCE_SHIFT !== LONG_AGO) rate += shard.plan.model.callRate * callStrength(shard, state)
  return rate
}

/** Bit mask of the audiences of platform p that user i belongs to since before today. */
export function audienceMask(shard: Shard, i: number, p: number, today: number): number {
  const audiences = shard.plan.audiences[p]!
  const { people } = shard
  let mask = 0
  for (let k = 0; k < audiences.length; k++) {
    const { from, who } = audiences[k]!
    const pair = i * people.platforms + from
    const state = people.state[pair]!
    if ((state & STAGE) !== MEMBER || people.since[pair] === today + 1) continue
    if (who === 'member' || (state & SINCE_MASK) === 0) mask |= 1 << k
  }
  return mask
}

/** Whether anything but attention makes someone hear of a platform today: contacts with friends, or a call. */
function isSpokenTo({ warmth, state }: People, pair: number, contactsOfAll: number): boolean {
  return warmth[pair]! > 0 || (state[pair]! & SINCE_MASK) !== LONG_AGO << SINCE_SHIFT || contactsOfAll > 0
}

/**
 * Gathers, in one pass over the people, who could hear of each of some platforms today, as long as the day's
 * hearing per unit of attention stays below the platform's bound.
 *
 * @param which slots of the platforms
 * @param bounds one for each of them
 */
export function gatherListeners(
  shard: Shard,
  which: readonly number[],
  bounds: readonly number[],
  day: number,
  contactsOfAll: Float64Array,
): void {
  const { people, plan } = shard
  const { state, left, activity, platforms } = people
  const lists = which.map((p) => shard.listeners[p]!)
  const told = which.map((p) => plan.audiences[p]!.length > 0)
  lists.forEach((listeners, k) => listeners.begin(bounds[k]!))
  for (let i = 0; i < people.count; i++) {
    const attention = wideValue(activity[i]!)
    for (let k = 0; k < which.length; k++) {
      const p = which[k]!
      const pair = i * platforms + p
      if ((state[pair]! & STAGE) > AWARE) continue
      const ofAll = contactsOfAll[p]!
      const isSpoken = isSpokenTo(people, pair, ofAll)
      const flat = isSpoken ? flatRate(shard, pair, ofAll) : 0
      const threshold = left[pair]!
      if ((attention * bounds[k]! + flat) * DROPS_PER_UNIT + 1 < threshold) continue
      const mask = told[k]! ? audienceMask(shard, i, p, day) : 0
      if (isSpoken) lists[k]!.spoken.add(i, threshold, activity[i]!, mask, flat)
      else lists[k]!.quiet.add(i, threshold, activity[i]!, mask)
    }
  }
}

/** Hears of the hour: whoever's running sum of the day has reached his threshold. */
export function hear(shard: Shard, fields: HourFields, reply: HourReply): void {
  const hourOfDay = fields.hour % 24
  const day = (fields.hour - hourOfDay) / 24
  const dayShare = (hourOfDay + 1) / 24
  for (let p = 0; p < shard.people.platforms; p++) {
    const soFar = fields.heardSoFar.subarray(p * MASKS, p * MASKS + MASKS)
    const listeners = shard.listeners[p]!
    const most = soFar[(1 << shard.plan.audiences[p]!.length) - 1]!
    if (most > listeners.bound) gatherListeners(shard, [p], [2 * most], day, fields.contactsOfAll)
    listen(shard, fields, p, listeners.quiet, soFar, dayShare, reply)
    listen(shard, fields, p, listeners.spoken, soFar, dayShare, reply)
  }
}

/** @param dayShare part of the day that has passed, by which the flat rates have grown */
function listen(
  shard: Shard,
  fields: HourFields,
  p: number,
  list: Audience,
  soFar: Float64Array,
  dayShare: number,
  reply: HourReply,
): void {
  const { people } = shard
  const { count, users, thresholds, activity, masks, flats, isSpoken } = list
  for (let k = 0; k < count; k++) {
    const flat = isSpoken ? flats[k]! : 0
    const sum = wideValue(activity[k]!) * soFar[masks[k]!]! + flat * dayShare
    if (sum * DROPS_PER_UNIT + 1 < thresholds[k]!) continue
    const drops = toDrops(sum)
    if (drops < thresholds[k]!) continue
    const i = users[k]!
    // whoever joined since the list was made listens no more
    if ((people.state[i * people.platforms + p]! & STAGE) > AWARE) thresholds[k] = NEVER
    else thresholds[k] = heardNow(shard, fields, p, i, drops, flat, masks[k]!, reply)
  }
}

/** More drops than a day can bring. */
const NEVER = 0xffffffff

/** @returns the next threshold, in drops since the beginning of the day */
function heardNow(
  shard: Shard,
  fields: HourFields,
  p: number,
  i: number,
  drops: number,
  flat: number,
  mask: number,
  reply: HourReply,
): number {
  const { people, plan, random } = shard
  const pair = i * people.platforms + p
  const user = people.first + i
  const next = drops + thresholdDrops(random.exponential(user, plan.platforms[p]!.hash, fields.hour + 1, Purpose.hear))
  people.left[pair] = next
  countHearing(shard, fields, p, i, flat, mask)
  takeNotice(shard, fields, i, p, reply)
  return next
}

/** What hearing does to user i, who is not on platform p: he knows it, and interest begins or is renewed. */
export function takeNotice(shard: Shard, fields: HourFields, i: number, p: number, reply: HourReply): void {
  const { people } = shard
  const pair = i * people.platforms + p
  reply.heard[p]!++
  if ((people.state[pair]! & STAGE) === UNAWARE) {
    people.state[pair] = (people.state[pair]! & ~STAGE) | AWARE
    people.since[pair] = 0
    shard.count(COUNTER.newlyAware, i, p)
  }
  const since = people.since[pair]!
  if ((since & (WAITING | QUEUED)) !== 0 || (since & TRIES) === MOST_TRIES) return
  const entry = shard.interest[p]!.find(i)
  if (entry >= 0) {
    shard.renewed.push(p, entry)
    return
  }
  const episode = ((since >> EPISODE_SHIFT) + 1) & (EPISODE_MASK >> EPISODE_SHIFT)
  people.since[pair] = (since & ~EPISODE_MASK) | (episode << EPISODE_SHIFT)
  shard.whenHeard(i, p, fields, reply)
}

/** A unit-exponential threshold in whole drops, at least one. */
export function thresholdDrops(exponential: number): number {
  const drops = toDrops(exponential)
  return drops < 1 ? 1 : drops
}

/**
 * Hearing rates of user i by source, per day: hearing is their sum.
 *
 * @param flat his `flatRate`
 * @param mask his `audienceMask`
 * @returns rates in the order of HEARD_FROM; overwritten by the next call
 */
export function hearingRates(
  shard: Shard,
  fields: HourFields,
  p: number,
  i: number,
  flat: number,
  mask: number,
): Float64Array {
  const attention = wideValue(shard.people.activity[i]!)
  const rates = shard.hearingRates
  for (let s = 0; s < HEARD_FROM.length; s++) rates[s] = attention * fields.sources[p * HEARD_FROM.length + s]!
  let told = 0
  for (let bit = 0; bit < MOST_AUDIENCES; bit++)
    if ((mask >> bit) & 1) told += fields.audienceRates[p * MOST_AUDIENCES + bit]!
  rates[TOLD] = attention * told
  const pair = i * shard.people.platforms + p
  const calls = shard.plan.model.callRate * callStrength(shard, shard.people.state[pair]!)
  rates[CALLS] = calls
  rates[FRIENDS] = flat - calls
  return rates
}

const parts = new Float64Array(HEARD_FROM.length)

/** Shares one hear out over its sources, in whole parts that add up. */
function countHearing(shard: Shard, fields: HourFields, p: number, i: number, flat: number, mask: number): void {
  shareOut(PARTS, hearingRates(shard, fields, p, i, flat, mask), parts)
  shard.count(COUNTER.heard, i, p)
  parts.forEach((part, s) => {
    if (part !== 0) shard.countMany(COUNTER.heard_media + s, i, p, part)
  })
}

const TOLD = HEARD_FROM.indexOf('told')
export const FRIENDS = HEARD_FROM.indexOf('friends')
const CALLS = HEARD_FROM.indexOf('calls')
