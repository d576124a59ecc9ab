import { toDrops } from '../../sim/numbers/drops.ts'
import { Purpose } from '../../sim/random/keyed.ts'
import { keyedLomax } from '../../sim/random/samplers.ts'
import type { Plan } from '../../sim/run/plan.ts'
import type { Tie } from './user.ts'

/** Leaving is counted in ticks of 2^-20 day. */
export const TICKS_PER_DAY = 1048576

/** A unit exponential in drops, at least one. */
export function threshold(plan: Plan, id: number, p: number, index: number, purpose: number): number {
  return Math.max(1, toDrops(plan.random.exponential(id, plan.platforms[p]!.hash, index, purpose)))
}

/** The next hearing: by the hour of the last one + 1, 0 before any. */
export function toHear(plan: Plan, id: number, p: number, index: number): number {
  return threshold(plan, id, p, index, Purpose.hear)
}

/** The next try to register: by episode of interest and tries before. */
export function toTry(plan: Plan, id: number, p: number, tie: Tie): number {
  return threshold(plan, id, p, tie.episode * 4 + tie.tries, Purpose.join)
}

/** A stay: leaving rates are Gamma(r, 1/scale) over people, so without friends it is Lomax; in ticks of 2^-20 day. */
export function stay(plan: Plan, id: number, p: number, spell: number, scale: number): number {
  const { random, model } = plan
  const days = keyedLomax(random, id, plan.platforms[p]!.hash, spell, Purpose.leave, model.leaveShape, scale)
  return Math.min(4294967295, Math.max(1, Math.floor(days * TICKS_PER_DAY + 0.5)))
}
