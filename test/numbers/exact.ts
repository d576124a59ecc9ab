// exp and ln to 200 bits by integer arithmetic, to judge the fast ones by. Slow, and short enough to check by eye.

const BITS = 200n
const ONE = 1n << BITS

/** A double as numerator and a power of two: x = mantissa 2^exponent. */
function parts(x: number): { mantissa: bigint; exponent: number } {
  const bits = new BigUint64Array(new Float64Array([x]).buffer)[0]!
  const biased = Number((bits >> 52n) & 0x7ffn)
  const fraction = bits & 0xfffffffffffffn
  const mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n
  return { mantissa: bits >> 63n ? -mantissa : mantissa, exponent: Math.max(biased, 1) - 1075 }
}

/** A double in units of 2^-200, the rest cut off. */
function fixed(x: number): bigint {
  const { mantissa, exponent } = parts(x)
  const shift = BigInt(exponent) + BITS
  return shift >= 0n ? mantissa << shift : mantissa >> -shift
}

/** 2 artanh(1/n) or, in general, ln((1 + z)/(1 - z)), z in units of 2^-200. */
function logRatio(z: bigint): bigint {
  let sum = 0n
  for (let power = z, k = 1n; power !== 0n; power = (((power * z) >> BITS) * z) >> BITS, k += 2n) sum += power / k
  return 2n * sum
}

const LN2 = logRatio(ONE / 3n)

/** ln x of a positive double, in units of 2^-200. */
function exactLog(x: number): bigint {
  const { mantissa, exponent } = parts(x)
  const length = mantissa.toString(2).length
  const m = mantissa << (BITS - BigInt(length))
  return logRatio(((m - ONE) << BITS) / (m + ONE)) + BigInt(exponent + length) * LN2
}

/** e^x as value 2^-200 2^exponent, value between 1/2 and 2 in units of 2^-200. */
function exactExp(x: number): { value: bigint; exponent: number } {
  const k = BigInt(Math.round(x / Math.LN2))
  const r = fixed(x) - k * LN2
  let value = ONE
  for (let term = ONE, n = 1n; term !== 0n && term !== -1n; n++) {
    term = ((term * r) >> BITS) / n
    value += term
  }
  return { value, exponent: Number(k) }
}

/** Distance of a double from an exact number of units of 2^-200 times 2^exponent, in units of its last place. */
function ulps(computed: number, exact: bigint, exponent: number): number {
  const { mantissa, exponent: last } = parts(computed)
  // both in units of 2^(last - 64)
  const shift = BigInt(exponent) - BITS - BigInt(last - 64)
  const wanted = shift >= 0n ? exact << shift : exact >> -shift
  return Math.abs(Number((mantissa << 64n) - wanted)) / 2 ** 64
}

/** Error of a computed e^x in units in the last place. */
export function expError(x: number, computed: number): number {
  const { value, exponent } = exactExp(x)
  return ulps(computed, value, exponent)
}

/** Error of a computed ln x in units in the last place. */
export function logError(x: number, computed: number): number {
  return ulps(computed, exactLog(x), 0)
}
