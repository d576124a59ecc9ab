import { studentQuantile } from '../../sim/numbers/student.ts'
import { mean, standardDeviation } from './moments.ts'

/** A number with its Monte Carlo error. */
export interface Estimate {
  value: number
  /** Standard error; NaN below two replicates. */
  standardError: number
  /** Ends of the confidence interval. */
  lower: number
  upper: number
}

/**
 * Mean of independent replicates with its Monte Carlo error and Student's t interval.
 *
 * @param confidence between 0 and 1
 */
export function meanEstimate(values: ArrayLike<number>, confidence = 0.95): Estimate {
  const value = mean(values)
  const standardError = standardDeviation(values) / Math.sqrt(values.length)
  return around(value, standardError, values.length - 1, confidence)
}

/** Student's t interval around a value. */
export function around(value: number, standardError: number, freedom: number, confidence: number): Estimate {
  const reach = freedom > 0 ? studentQuantile((1 + confidence) / 2, freedom) * standardError : NaN
  return { value, standardError, lower: value - reach, upper: value + reach }
}

/**
 * Replicates needed for a confidence interval of the mean of half this width or less.
 *
 * @param deviation standard deviation of one replicate (of one paired difference, if pairs are compared)
 * @param halfWidth the x of "plus or minus x", above 0
 * @returns at least 2; Infinity when more than 10^9 would be needed
 */
export function replicatesNeeded(deviation: number, halfWidth: number, confidence = 0.95): number {
  const reach = (n: number) => (studentQuantile((1 + confidence) / 2, n - 1) * deviation) / Math.sqrt(n)
  let enough = 2
  while (reach(enough) > halfWidth) {
    enough *= 2
    if (enough > 1e9) return Infinity
  }
  let short = enough / 2
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2)
    if (reach(middle) > halfWidth) short = middle
    else enough = middle
  }
  return Math.max(2, enough)
}
