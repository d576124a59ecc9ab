import { POWERS_OF_TWO } from './powers-of-two.ts'

const value = new Float64Array(1)
const words = new Int32Array(value.buffer)
/** Where the sign, the exponent and the first bits of the fraction lie: the second word on little-endian machines. */
const HIGH = new Uint8Array(Int32Array.of(1).buffer)[0] === 1 ? 1 : 0

/**
 * Natural logarithm, the same bits in every JavaScript engine (see `exp.ts`).
 * The approximation is that of FreeBSD's `e_log.c` (error below 1 ulp).
 *
 * @param x a number; 0 gives -Infinity, a negative one NaN
 */
export function log(x: number): number {
  if (x >= SMALLEST_NORMAL && x < Infinity) return logOfNormal(x, 0)
  if (x === 0) return -Infinity
  if (x === Infinity) return Infinity
  return x > 0 ? logOfNormal(x * 18014398509481984, -54) : NaN
}

const SMALLEST_NORMAL = 2.2250738585072014e-308

/** log(x 2^shift) of a normal number x. */
function logOfNormal(x: number, shift: number): number {
  value[0] = x
  // the exponent that leaves a factor between sqrt(1/2) and sqrt(2)
  const exponent = ((words[HIGH]! + 0x95f64) >> 20) - 1023
  // Scaling is exact, and does not wait for a word to be written and read back as half of a number.
  const f = x * POWERS_OF_TWO[1074 - exponent]! - 1
  const k = exponent + shift
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  const t1 = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373))
  const t2 = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)))
  const half = 0.5 * f * f
  return k * 0.6931471803691238 - (half - (s * (half + t1 + t2) + k * 1.9082149292705877e-10) - f)
}
