import { logistic } from '../numbers/exp.ts'
import { COUNTER, PARTS } from '../observe/counters.ts'
import { REASONS } from '../observe/metrics.ts'
import type { HourFields } from '../run/messages.ts'
import type { Shard } from '../run/shard.ts'
import { alarmOf, appealOf, excitementOf, stanceParts } from './stance.ts'

const shares = new Float64Array(REASONS.length)
const at = (reason: (typeof REASONS)[number]) => REASONS.indexOf(reason)
const BASE = at('base')
const FIT = at('fit')
const WAITING = at('waiting')

/**
 * Shares of the sources in the hazard h(u) = logistic(i0 + u) of one hour: source k gets
 * u_k (h(u) - h(0)) / u, the base h(0), all over h(u) (Aumann & Shapley along the ray). Moorings
 * are negative; the shares add up to 1. What rounding to levels adds goes to the fit.
 *
 * @returns shares in the order of REASONS; overwritten by the next call
 */
export function reasonShares(shard: Shard, fields: HourFields, p: number, i: number, row: number): Float64Array {
  const rows = shard.rows[p]!
  const hourOfDay = fields.hour % 24
  const stance = rows.stanceOf(row)
  const u = rows.drive(row, hourOfDay)
  const { i0 } = shard.plan.model
  const whole = logistic(i0 + u)
  const empty = logistic(i0)
  const perLogit = Math.abs(u) < 1e-9 ? empty * (1 - empty) : (whole - empty) / u
  const s = stanceParts(shard, i, p, fields)
  const rho = fields.rho
  const b = fields.b[p]!
  shares.fill(0)
  shares[at('fear')] = rho * s.fear
  shares[at('protest')] = rho * s.protest
  shares[at('owner')] = rho * s.owner
  shares[at('curiosity')] = b * s.curiosity
  shares[at('friends')] = s.friends
  shares[at('influencers')] = s.influencers
  shares[at('incentive')] = s.incentive
  shares[at('welcome')] = s.welcome
  shares[at('outage')] = s.outage
  shares[at('evasion')] = s.evasion
  shares[at('setbacks')] = s.setbacks
  const sum = s.friends + s.influencers + s.incentive + s.welcome + s.outage + s.evasion + s.setbacks
  const levels = appealOf(stance) + rho * alarmOf(stance) + b * excitementOf(stance)
  shares[FIT] = levels - sum - rho * (s.fear + s.protest + s.owner) - b * s.curiosity
  for (let k = 0; k < shares.length; k++) shares[k]! *= perLogit / whole
  shares[BASE] = empty / whole
  return shares
}

const parts = new Int32Array(REASONS.length)

/**
 * One registration shared out by reason, in whole parts; the remainder goes to the base.
 *
 * @returns parts in the order of REASONS that add up to PARTS; overwritten by the next call
 */
export function reasonParts(shard: Shard, fields: HourFields, p: number, i: number, row: number): Int32Array {
  const reasons = reasonShares(shard, fields, p, i, row)
  let rest = PARTS
  for (let k = 0; k < reasons.length; k++) {
    if (k === BASE) continue
    parts[k] = Math.floor(PARTS * reasons[k]! + 0.5)
    rest -= parts[k]!
  }
  parts[BASE] = rest
  return parts
}

/** The reason of someone who had waited for a wall to open: that it did. */
export function waitingParts(): Int32Array {
  parts.fill(0)
  parts[WAITING] = PARTS
  return parts
}

/** No reason at all: a registration that is all base. */
export function baseParts(): Int32Array {
  parts.fill(0)
  parts[BASE] = PARTS
  return parts
}

/** Counts the reasons of one registration. */
export function countReasons(shard: Shard, i: number, p: number, reasons: Int32Array): void {
  for (let k = 0; k < reasons.length; k++)
    if (reasons[k] !== 0) shard.countMany(COUNTER.reason_base + k, i, p, reasons[k]!)
}
