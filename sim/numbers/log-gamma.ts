import { log } from './log.ts'

/**
 * Natural logarithm of the gamma function.
 * Stirling's series (DLMF 5.11.1) from 10 on, the recurrence below; absolute error about 1e-15
 * near its zeros at 1 and 2, relative error about 1e-15 elsewhere.
 *
 * @param x greater than 0
 */
export function logGamma(x: number): number {
  let shifted = x
  let product = 1
  while (shifted < 10) product *= shifted++
  const inverse = 1 / shifted
  const square = inverse * inverse
  let series = 0
  for (const coefficient of STIRLING) series = series * square + coefficient
  return (shifted - 0.5) * log(shifted) - shifted + HALF_LOG_TWO_PI + series * inverse - log(product)
}

const HALF_LOG_TWO_PI = 0.9189385332046728

/** B_2k / (2k (2k - 1)) for k = 7 .. 1. */
const STIRLING = [1 / 156, -691 / 360360, 1 / 1188, -1 / 1680, 1 / 1260, -1 / 360, 1 / 12]
