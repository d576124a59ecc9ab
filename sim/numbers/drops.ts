/**
 * Pressure and thresholds are integers, in drops of 2^-26 of a unit hazard. A unit-exponential
 * threshold drawn from a 32-bit word stays below 22.9, so below 2^31 drops.
 */
export const DROPS_PER_UNIT = 67108864

/** The most that one day's running sum can reach: 2^31 - 1 drops, 32 units of hazard. */
export const MOST_DROPS = 2147483647

/** A day's running sum of hazard, in drops: not each hour is rounded, so a day errs by at most one drop. */
export function toDrops(hazard: number): number {
  const drops = Math.floor(hazard * DROPS_PER_UNIT + 0.5)
  return drops > MOST_DROPS ? MOST_DROPS : drops
}
