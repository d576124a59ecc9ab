import { exp } from '../numbers/exp.ts'
import { companyOf } from '../population/levels.ts'
import { Purpose } from '../random/keyed.ts'
import { keyedLomax } from '../random/samplers.ts'
import type { Model } from '../scenario/scenario.ts'
import type { Shard } from '../run/shard.ts'

/** Leaving is counted in ticks of 2^-20 day of an unloved membership. */
const TICKS_PER_DAY = 1048576
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

/** Ticks that a day takes from a membership, by friends there: exp(-wStay x). */
export function leaveTicks(model: Model, company: number): Float64Array {
  return Float64Array.from({ length: 256 }, (_, friends) =>
    Math.floor(TICKS_PER_DAY * exp(-model.wStay * (company + companyOf(friends))) + 0.5),
  )
}

/** Return rate per day by friends there, before outages: r0 exp(wReturn x). */
export function returnRates(model: Model, company: number): Float64Array {
  return Float64Array.from({ length: 256 }, (_, friends) => model.r0 * exp(model.wReturn * (company + companyOf(friends))))
}
