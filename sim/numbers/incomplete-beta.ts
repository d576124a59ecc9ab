import { exp } from './exp.ts'
import { logGamma } from './log-gamma.ts'
import { log } from './log.ts'

/**
 * Regularized incomplete beta function I_x(a, b): the probability that a Beta(a, b) variable is at most x.
 * Continued fraction DLMF 8.17.22, evaluated by Lentz's method; relative error about 1e-13.
 *
 * @param x between 0 and 1
 * @param a greater than 0
 * @param b greater than 0
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const logFront = a * log(x) + b * log(1 - x) + logGamma(a + b) - logGamma(a) - logGamma(b)
  // The fraction converges fast on the near side of the mean only.
  return x < (a + 1) / (a + b + 2)
    ? exp(logFront) * (1 / a) * fraction(x, a, b)
    : 1 - exp(logFront) * (1 / b) * fraction(1 - x, b, a)
}

/** 1 / (1 + d_1 / (1 + d_2 / (1 + ...))). */
function fraction(x: number, a: number, b: number): number {
  let numerator = 1
  let denominator = 1 / away(1 - ((a + b) * x) / (a + 1))
  let value = denominator
  for (let m = 1; m <= 10000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    denominator = 1 / away(1 + even * denominator)
    numerator = away(1 + even / numerator)
    value *= denominator * numerator
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    denominator = 1 / away(1 + odd * denominator)
    numerator = away(1 + odd / numerator)
    const step = denominator * numerator
    value *= step
    if (Math.abs(step - 1) < 1e-15) break
  }
  return value
}

/** Keeps Lentz's method off a division by zero. */
function away(x: number): number {
  return Math.abs(x) < 1e-300 ? 1e-300 : x
}
