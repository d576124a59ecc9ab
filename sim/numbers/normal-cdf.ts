import { exp } from './exp.ts'

/**
 * Distribution function of the standard normal, with full relative accuracy in the lower tail.
 * In the middle the series of Marsaglia, "Evaluating the normal distribution", J. Stat. Software 11(4), 2004;
 * in the tails Laplace's continued fraction (DLMF 7.9.1).
 *
 * @param x any number
 */
export function normalCdf(x: number): number {
  if (x > 3) return 1 - upperTail(x)
  if (x < -3) return upperTail(-x)
  let term = x
  let sum = x
  for (let i = 3; Math.abs(term) > 1e-18; i += 2) {
    term *= (x * x) / i
    sum += term
  }
  return 0.5 + sum * normalDensity(x)
}

/** Density of the standard normal. */
export function normalDensity(x: number): number {
  return exp(-0.5 * x * x) * 0.3989422804014327
}

/** P(X > x) for x of 3 or more. */
function upperTail(x: number): number {
  let below = x
  for (let i = 120; i > 0; i--) below = x + i / below
  return normalDensity(x) / below
}
