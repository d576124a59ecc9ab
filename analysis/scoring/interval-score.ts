/**
 * Interval score (Gneiting & Raftery, JASA 102, 2007, eq. 43): the width of a central prediction interval, plus
 * 2/alpha times the distance by which the observation misses it. Smaller is better.
 *
 * @param level share that the interval is meant to hold, between 0 and 1; alpha is 1 - level
 */
export function intervalScore(lower: number, upper: number, level: number, observed: number): number {
  const miss = Math.max(0, lower - observed) + Math.max(0, observed - upper)
  return upper - lower + (2 / (1 - level)) * miss
}
