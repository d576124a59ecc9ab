import { incompleteBeta } from '../../sim/numbers/incomplete-beta.ts'

/**
 * Sample quantile, type 7 of Hyndman & Fan (1996): linear between order statistics, the default of R and numpy.
 *
 * @param sorted ascending values, without NaN
 * @param p between 0 and 1
 * @returns NaN of nothing
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) return NaN
  const place = p * (sorted.length - 1)
  const low = Math.floor(place)
  const below = sorted[low]!
  const above = sorted[Math.min(low + 1, sorted.length - 1)]!
  return below + (place - low) * (above - below)
}

/** A sorted copy, ascending, without NaN (a cohort that did not exist has no retention). */
export function ascending(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values)
    .filter((value) => value === value)
    .sort()
}

/**
 * Standard error of a sample quantile by order statistics: the standard deviation of the sample under the
 * weights that a Beta((n+1)p, (n+1)(1-p)) variable gives to the cells of the order statistics
 * (Maritz & Jarrett, JASA 73, 1978; weights of Harrell & Davis, Biometrika 69, 1982).
 *
 * @param sorted ascending values, without NaN
 * @param p strictly between 0 and 1
 * @returns NaN below two values
 */
export function quantileError(sorted: ArrayLike<number>, p: number): number {
  const n = sorted.length
  if (n < 2) return NaN
  const cell = (i: number) => incompleteBeta(i / n, (n + 1) * p, (n + 1) * (1 - p))
  const centre = quantile(sorted, p)
  let first = 0
  let second = 0
  for (let i = 0, before = 0; i < n; i++) {
    const upTo = cell(i + 1)
    const away = sorted[i]! - centre
    first += (upTo - before) * away
    second += (upTo - before) * away * away
    before = upTo
  }
  return Math.sqrt(Math.max(0, second - first * first))
}
