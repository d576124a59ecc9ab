import { exp } from '../../sim/numbers/exp.ts'
import { log } from '../../sim/numbers/log.ts'
import { normalQuantile } from '../../sim/numbers/normal.ts'
import { square } from '../ensembles/moments.ts'

/**
 * Logarithmic score of a positive number under an ensemble with lognormal noise of measurement: minus the log of the
 * predictive density of log(observed), the mean over members of Normal(log member, sd). Smaller is better; a
 * difference of 1 between two models means odds of e.
 *
 * @param members positive predictions
 * @param observed a positive number
 * @param sd of the noise in log units, above 0
 */
export function logScore(members: ArrayLike<number>, observed: number, sd: number): number {
  const exponents = Array.from(members, (member) => -0.5 * square(log(observed / member) / sd))
  const largest = exponents.reduce((top, one) => Math.max(top, one), -Infinity)
  // Far from every member each density is 0 in floating point, but not their ratio to the largest.
  if (largest === -Infinity) return Infinity
  const total = exponents.reduce((sum, one) => sum + exp(one - largest), 0)
  return log(sd) + 0.5 * log(2 * Math.PI) - largest - log(total / exponents.length)
}

/**
 * The ensemble as the estimator would see it: each member many times, with evenly spread quantiles of lognormal noise,
 * so that nothing is drawn. Prediction intervals of measured numbers are those of this larger ensemble.
 *
 * @param members predictions
 * @param sd of the noise in log units, at least 0
 * @param copies of each member
 */
export function withNoise(members: ArrayLike<number>, sd: number, copies = 20): Float64Array {
  const factors = Array.from({ length: copies }, (_, i) => exp(sd * normalQuantile((i + 0.5) / copies)))
  return Float64Array.from(Array.from(members).flatMap((member) => factors.map((factor) => member * factor)))
}
