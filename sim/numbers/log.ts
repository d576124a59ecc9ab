const bits = new DataView(new ArrayBuffer(8))

/**
 * Natural logarithm, the same bits in every JavaScript engine (see `exp.ts`).
 * The approximation is that of FreeBSD's `e_log.c` (error below 1 ulp).
 *
 * @param x a number; 0 gives -Infinity, a negative one NaN
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN
  if (x === Infinity) return Infinity
  let k = 0
  let y = x
  if (y < 2.2250738585072014e-308) {
    y *= 18014398509481984
    k = -54
  }
  bits.setFloat64(0, y)
  let high = bits.getUint32(0)
  k += (high >>> 20) - 1023
  high &= 0xfffff
  const i = (high + 0x95f64) & 0x100000
  bits.setUint32(0, high | (i ^ 0x3ff00000))
  k += i >>> 20
  const f = bits.getFloat64(0) - 1
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  const t1 = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373))
  const t2 =
    z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)))
  const half = 0.5 * f * f
  return k * 0.6931471803691238 - (half - (s * (half + t1 + t2) + k * 1.9082149292705877e-10) - f)
}

