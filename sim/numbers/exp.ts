import { POWERS_OF_TWO } from './powers-of-two.ts'

/**
 * e to the power x, the same bits in every JavaScript engine.
 *
 * ECMAScript leaves the last bits of `Math.exp` to the engine, so two browsers
 * may differ. This one uses only + - * and rounding, which IEEE 754 fixes.
 * Range reduction and the rational approximation are those of FreeBSD's
 * `e_exp.c` (error below 1 ulp).
 *
 * @param x any number; below -745.2 gives 0, above 709.782712893384 Infinity
 */
export function exp(x: number): number {
  // one comparison in the usual case; NaN fails it, too
  if (!(x >= -708 && x <= 709)) return atTheEnds(x)
  const k = exponentOf(x)
  // `| 0` spares the engine a check that the index is whole
  return fraction(x, k) * POWERS_OF_TWO[(k + 1074) | 0]!
}

/** Where 2^k is no normal number: the power is applied in two steps, of which at most the second rounds. */
function atTheEnds(x: number): number {
  if (!(x >= -745.2)) return x < 0 ? 0 : NaN
  if (x > 709.782712893384) return Infinity
  const k = exponentOf(x)
  return x > 0
    ? fraction(x, k) * POWERS_OF_TWO[k - 1 + 1074]! * 2
    : fraction(x, k) * POWERS_OF_TWO[k + 64 + 1074]! * 5.421010862427522e-20
}

/** The whole number nearest to x / ln 2. */
function exponentOf(x: number): number {
  return Math.floor(x * 1.4426950408889634 + 0.5)
}

/** e^x / 2^k, about between sqrt(1/2) and sqrt(2). */
function fraction(x: number, k: number): number {
  const hi = x - k * 0.6931471803691238
  const lo = k * 1.9082149292705877e-10
  const r = hi - lo
  const t = r * r
  const c =
    r -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (0.00006613756321437934 + t * (-0.0000016533902205465252 + t * 4.1381367970572385e-8))))
  return 1 - (lo - (r * c) / (2 - c) - hi)
}

/** 1 / (1 + e^-x), exact at both ends. */
export function logistic(x: number): number {
  return 1 / (1 + exp(-x))
}
