import type { Random } from '../random.ts'
import { bootstrap, type BootstrapOptions } from './bootstrap.ts'
import { type Estimate, meanEstimate } from './interval.ts'
import { correlation, mean, standardDeviation, variance } from './moments.ts'

/** What one arm differs from the other by, over replicates that share their random numbers. */
export interface PairedDifference {
  replicates: number
  /** Mean of b - a with Student's t interval. */
  difference: Estimate
  /** The same with a bootstrap interval, which does not lean on normality. */
  bootstrapped: Estimate
  /** Standard deviation of one pair's difference: what `replicatesNeeded` asks for. */
  deviation: number
  /** Correlation of the arms; what common random numbers are for. NaN where an arm does not vary. */
  correlation: number
  /** How many times more replicates the same precision would cost without pairing. */
  gain: number
}

/**
 * Paired comparison of two arms.
 *
 * @param a value of the first arm in each replicate
 * @param b value of the second arm in the same replicates, in the same order
 * @param random source of the bootstrap
 * @throws RangeError when the arms have different numbers of replicates, or fewer than two
 */
export function pairedDifference(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  random: Random,
  options: BootstrapOptions = {},
): PairedDifference {
  if (a.length !== b.length) throw new RangeError(`arms of ${a.length} and ${b.length} replicates cannot be paired`)
  if (a.length < 2) throw new RangeError('a paired difference wants two replicates or more')
  const differences = Array.from(a, (value, i) => b[i]! - value)
  const meanOf = (places: ArrayLike<number>) => [mean(Array.from(places, (place) => differences[place]!))]
  const spread = variance(differences)
  return {
    replicates: a.length,
    difference: meanEstimate(differences, options.confidence),
    bootstrapped: bootstrap(a.length, meanOf, random, options)[0]!,
    deviation: standardDeviation(differences),
    correlation: correlation(a, b),
    gain: spread > 0 ? (variance(a) + variance(b)) / spread : NaN,
  }
}
