import { exp } from './exp.ts'
import { incompleteBeta } from './incomplete-beta.ts'
import { logGamma } from './log-gamma.ts'
import { log } from './log.ts'
import { normalQuantile } from './normal.ts'

/**
 * Distribution function of Student's t (DLMF 8.17.22 through the incomplete beta function).
 *
 * @param t any number
 * @param freedom degrees of freedom, greater than 0
 */
export function studentCdf(t: number, freedom: number): number {
  const square = t * t
  const tail =
    square < 1
      ? (1 - incompleteBeta(square / (freedom + square), 0.5, freedom / 2)) / 2
      : incompleteBeta(freedom / (freedom + square), freedom / 2, 0.5) / 2
  return t > 0 ? 1 - tail : tail
}

/**
 * Quantile of Student's t: Newton's method on the distribution function, kept inside a bracket.
 *
 * @param p a probability strictly between 0 and 1
 * @param freedom degrees of freedom, greater than 0
 */
export function studentQuantile(p: number, freedom: number): number {
  if (p === 0.5) return 0
  if (p > 0.5) return -studentQuantile(1 - p, freedom)
  let low = -1
  while (studentCdf(low, freedom) > p) low *= 2
  let high = 0
  const logScale = logGamma((freedom + 1) / 2) - logGamma(freedom / 2) - 0.5 * log(freedom * Math.PI)
  let t = Math.max(low, normalQuantile(p))
  for (let step = 0; step < 200; step++) {
    const miss = studentCdf(t, freedom) - p
    if (miss > 0) high = t
    else low = t
    const density = exp(logScale - ((freedom + 1) / 2) * log(1 + (t * t) / freedom))
    const newton = t - miss / density
    const next = newton > low && newton < high ? newton : (low + high) / 2
    if (Math.abs(next - t) <= 1e-14 * Math.abs(next)) return next
    t = next
  }
  return t
}
