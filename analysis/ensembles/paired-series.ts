import { bands, type Bands } from './bands.ts'
import { ascending, quantile } from './quantile.ts'

/** The same seeds in both arms, so replicate k of A and of B are of the same people with the same thresholds. */
export interface SeriesPair {
  a: ArrayLike<number>
  b: ArrayLike<number>
}

/** What pairs of runs say of a series, one value a day. */
export interface PairedSeries {
  pairs: number
  /** Medians of the arms. */
  a: Float64Array
  b: Float64Array
  /** B minus A, pair by pair. */
  difference: Bands
  /** Change of the highest value as a share of A's (-.96: 96 % lower): median and the middle 90 %; NaN where A stays 0. */
  peak: { median: number; low: number; high: number }
}

/**
 * Compares two arms pair by pair.
 *
 * @param pairs one or more; all series of one length
 * @throws RangeError when lengths differ or there is no pair
 */
export function pairedSeries(pairs: readonly SeriesPair[]): PairedSeries {
  if (pairs.length === 0) throw new RangeError('a comparison wants one pair of runs or more')
  const differences = pairs.map(({ a, b }) => Float64Array.from(b, (value, day) => value - a[day]!))
  const changes = ascending(pairs.map(({ a, b }) => highest(b) / highest(a) - 1).filter(Number.isFinite))
  return {
    pairs: pairs.length,
    a: bands(pairs.map((pair) => pair.a)).median,
    b: bands(pairs.map((pair) => pair.b)).median,
    difference: bands(differences),
    peak: { median: quantile(changes, 0.5), low: quantile(changes, 0.05), high: quantile(changes, 0.95) },
  }
}

const highest = (series: ArrayLike<number>) => Array.from(series).reduce((most, value) => Math.max(most, value), 0)
