import { exp } from './exp.ts'

/** Units of a chance: 2^-24, so that a chance is compared with a 24-bit draw and summed as a whole number. */
export const CHANCE = 16777216

/**
 * P(at least one visit) = 1 - e^-visits, in whole units of 2^-24.
 *
 * By a table of e^-(k/64) and four terms of the series for the rest, which errs by less than 1e-11:
 * the night asks this of every user and platform, and exp would be half of its cost.
 *
 * @param visits expected visits, at least 0; above 17 the chance is 1 to the last unit
 */
export function chance(visits: number): number {
  if (visits >= LIMIT) return CHANCE
  const k = Math.floor(visits * CELLS)
  const rest = visits - k / CELLS
  const decay = 1 - rest * (1 - rest * (0.5 - rest * (1 / 6 - rest * (1 / 24))))
  return Math.floor((1 - DECAY[k]! * decay) * CHANCE)
}

const CELLS = 64
const LIMIT = 17
const DECAY = Float64Array.from({ length: LIMIT * CELLS }, (_, k) => exp(-k / CELLS))
