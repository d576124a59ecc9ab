import { ascending, quantile } from './quantile.ts'

/** Pointwise bands of an ensemble of series: one number for each moment. NaN where no replicate has a value. */
export interface Bands {
  median: Float64Array
  /** The middle 50 %. */
  lower50: Float64Array
  upper50: Float64Array
  /** The middle 90 %. */
  lower90: Float64Array
  upper90: Float64Array
}

/**
 * Median, 50 % and 90 % bands at each moment, over replicates. A band says where single runs lie;
 * no single run need follow its edge.
 *
 * @param replicates series of equal length, one for each replicate; NaN where there is no value
 * @throws RangeError when lengths differ
 */
export function bands(replicates: readonly ArrayLike<number>[]): Bands {
  const [lower90, lower50, median, upper50, upper90] = quantileSeries(replicates, [0.05, 0.25, 0.5, 0.75, 0.95])
  return { median: median!, lower50: lower50!, upper50: upper50!, lower90: lower90!, upper90: upper90! }
}

/**
 * Quantiles at each moment, over replicates.
 *
 * @param replicates series of equal length, one for each replicate; NaN where there is no value
 * @param probabilities between 0 and 1
 * @returns one series for each probability
 * @throws RangeError when lengths differ
 */
export function quantileSeries(
  replicates: readonly ArrayLike<number>[],
  probabilities: readonly number[],
): Float64Array[] {
  const length = replicates[0]?.length ?? 0
  if (replicates.some((series) => series.length !== length)) throw new RangeError('the series differ in length')
  const result = probabilities.map(() => new Float64Array(length))
  for (let moment = 0; moment < length; moment++) {
    const sorted = ascending(replicates.map((series) => series[moment]!))
    probabilities.forEach((p, i) => (result[i]![moment] = quantile(sorted, p)))
  }
  return result
}
