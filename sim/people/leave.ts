import { exp } from '../numbers/exp.ts'
import { toDrops } from '../numbers/drops.ts'
import { COUNTER } from '../observe/counters.ts'
import { companyOf, friendLevel } from '../population/levels.ts'
import { LAPSED, LONG_AGO, MEMBER, RETURNED, SINCE_MASK, SINCE_SHIFT, STAGE } from '../population/stage.ts'
import { Purpose } from '../random/keyed.ts'
import { keyedLomax } from '../random/samplers.ts'
import type { NightFields } from '../run/messages.ts'
import type { Shard } from '../run/shard.ts'
import type { Model } from '../scenario/scenario.ts'
import { thresholdDrops } from './hear.ts'
import type { NightTables } from './use-tables.ts'

/** Leaving is counted in ticks of 2^-20 day of an unloved membership. */
export const TICKS_PER_DAY = 1048576
const MOST_TICKS = 4294967295

/**
 * How long a membership lasts without friends, in ticks. The leaving rate is Gamma(r, 1/alpha) over
 * people and the threshold unit-exponential, so threshold over rate is Lomax: with wStay = 0 survival
 * is exactly (alpha/(alpha + t))^r. One draw, for the spell that starts at `spell` (0 for the first,
 * day + 1 of the return for a later one).
 */
export function stayTicks(shard: Shard, user: number, platform: number, spell: number, scale: number): number {
  const days = keyedLomax(shard.random, user, platform, spell, Purpose.leave, shard.plan.model.leaveShape, scale)
  const ticks = Math.floor(days * TICKS_PER_DAY + 0.5)
  return ticks < 1 ? 1 : ticks > MOST_TICKS ? MOST_TICKS : ticks
}

/** What friends on a platform do to leaving and returning, by friends there. */
interface StayTables {
  /** Ticks that a day takes from a membership. */
  leaving: Float64Array
  /** Return rate per day, before outages. */
  returning: Float64Array
}

/** The tables last made for a model: they change from night to night only where everybody is a friend of everybody. */
const lastMade = new WeakMap<Model, StayTables & { friendsOfAll: number }>()

/**
 * Ticks that a day takes from a membership, exp(-wStay x), under the rule below-k all or nothing; and the return rate
 * r0 exp(wReturn x).
 *
 * @param friendsOfAll people there who are friends of everyone
 */
export function stayTables(model: Model, friendsOfAll: number): StayTables {
  const known = lastMade.get(model)
  if (known?.friendsOfAll === friendsOfAll) return known
  const company = companyOf(friendsOfAll)
  const leaving = new Float64Array(256)
  const returning = new Float64Array(256)
  for (let friends = 0; friends < 256; friends++) {
    const x = company + companyOf(friends)
    leaving[friends] =
      model.leave === 'below-k'
        ? friends + friendsOfAll < model.leaveBelow
          ? Infinity
          : 0
        : Math.floor(TICKS_PER_DAY * exp(-model.wStay * x) + 0.5)
    returning[friends] = model.r0 * exp(model.wReturn * x)
  }
  const made = { leaving, returning, friendsOfAll }
  lastMade.set(model, made)
  return made
}

/**
 * Someone leaves tonight: his next threshold is that of the return, keyed by the spell.
 *
 * @param state his state byte otherwise
 * @returns the state byte of someone who left
 */
export function leave(shard: Shard, day: number, i: number, p: number, state: number): number {
  const { people, plan, random } = shard
  const spell = (state & RETURNED) !== 0 ? day + 1 : 0
  const threshold = random.exponential(people.first + i, plan.platforms[p]!.hash, spell, Purpose.return)
  people.left[i * people.platforms + p] = thresholdDrops(threshold)
  shard.count(COUNTER.leavers, i, p)
  if ((state & SINCE_MASK) === 0) shard.count(COUNTER.parting, i, p)
  return (state & ~STAGE) | LAPSED
}

/**
 * Where he left: habit fades, and he may come back at the rate r0 exp(wReturn x + wOutage f), f the
 * outage of his habitual platform; one trial a night, not while it is blocked. He keeps the day of
 * joining and gets a new stay.
 *
 * @param word random bits of his for this platform and night
 * @returns whether he came back
 */
export function mayReturn(
  shard: Shard,
  fields: NightFields,
  tables: NightTables,
  i: number,
  p: number,
  word: number,
): boolean {
  const { people, plan } = shard
  const { model } = plan
  const pair = i * people.platforms + p
  const state = people.state[pair]!
  const habit = people.warmth[pair]!
  people.warmth[pair] = Math.floor(habit - habit / model.tauDown + (word & 255) / 256)
  const recency = (state & SINCE_MASK) >> SINCE_SHIFT
  const older = (state & ~SINCE_MASK) | ((recency < LONG_AGO ? recency + 1 : LONG_AGO) << SINCE_SHIFT)
  people.state[pair] = older
  const habitual = shard.habitual(i)
  const outage = habitual < 0 ? 0 : fields.outage[habitual]!
  const push = outage === 0 ? 1 : exp(model.wOutage * outage)
  const drops = toDrops(tables.returning[friendLevel(people.friends[pair]!)]! * push * (1 - fields.closed[p]!))
  if (drops < people.left[pair]!) {
    people.left[pair]! -= drops
    return false
  }
  people.state[pair] = (older & ~STAGE) | MEMBER | RETURNED
  people.left[pair] = stayTicks(shard, people.first + i, plan.platforms[p]!.hash, fields.day + 1, model.leaveScale)
  shard.count(COUNTER.returners, i, p)
  const days = (older & SINCE_MASK) >> SINCE_SHIFT
  shard.countMember(i, p, days)
  // who left and comes back within a week is there again for his friends
  if (days < shard.presentDays) shard.came.push(pair)
  return true
}
