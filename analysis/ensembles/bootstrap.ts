import { normalCdf } from '../../sim/numbers/normal-cdf.ts'
import { normalQuantile } from '../../sim/numbers/normal.ts'
import { below, type Random } from '../random.ts'
import type { Estimate } from './interval.ts'
import { mean, square, standardDeviation, sum } from './moments.ts'
import { ascending, quantile } from './quantile.ts'

/** Statistics of a sample, given by the places of its members in the data (a bootstrap sample repeats some). */
export type Statistics = (places: ArrayLike<number>) => readonly number[]

export interface BootstrapOptions {
  /** Between 0 and 1; .95 when left out. */
  confidence?: number
  /** 1000 when left out. */
  resamples?: number
}

/**
 * Bootstrap intervals, bias-corrected and accelerated (Efron, JASA 82, 1987).
 * Of data that do not vary they are the value itself.
 *
 * @param size members of the data, which are resampled whole (a replicate with all its arms, a row with all its runs)
 * @param statistics what is estimated; all of them see the same resamples
 * @param random source of the resamples: one draw for each member of each resample
 */
export function bootstrap(
  size: number,
  statistics: Statistics,
  random: Random,
  { confidence = 0.95, resamples = 1000 }: BootstrapOptions = {},
): Estimate[] {
  const all = Array.from({ length: size }, (_, i) => i)
  const resampled = Array.from({ length: resamples }, () => statistics(all.map(() => below(size, random))))
  const bends = accelerations(size, statistics)
  return statistics(all).map((value, s) => {
    const values = resampled.map((one) => one[s]!)
    const sorted = ascending(values)
    // Ties count half, so that a discrete statistic is not called biased.
    const under = values.reduce((count, one) => count + (one < value ? 1 : one === value ? 0.5 : 0), 0)
    const bias = normalQuantile(Math.min(resamples - 0.5, Math.max(0.5, under)) / resamples)
    const end = (p: number) => {
      const z = bias + normalQuantile(p)
      return quantile(sorted, normalCdf(bias + z / (1 - (bends[s] ?? 0) * z)))
    }
    return {
      value,
      standardError: standardDeviation(values),
      lower: end((1 - confidence) / 2),
      upper: end((1 + confidence) / 2),
    }
  })
}

/**
 * A sixth of the skewness of each statistic with one member left out (Efron 1987, eq. 6.6).
 * None for large data: the jackknife costs the square of their size, the correction falls with its root.
 */
function accelerations(size: number, statistics: Statistics): number[] {
  if (size > 200) return []
  const without = Array.from({ length: size }, (_, left) =>
    statistics(Array.from({ length: size - 1 }, (_, i) => (i < left ? i : i + 1))),
  )
  return (without[0] ?? []).map((_, s) => {
    const values = without.map((one) => one[s]!)
    const centre = mean(values)
    const squares = sum(values.map((value) => square(centre - value)))
    const cubes = sum(values.map((value) => square(centre - value) * (centre - value)))
    return squares > 0 ? cubes / (6 * squares * Math.sqrt(squares)) : 0
  })
}
