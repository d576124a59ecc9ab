/**
 * Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror & Shaw,
 * "Parallel random numbers: as easy as 1, 2, 3", SC11.
 *
 * A block is a pure function of a 128-bit counter and a 64-bit key: no state,
 * no stream, so a draw cannot depend on which other draws were made.
 *
 * @param out four words, overwritten with the block
 */
export function philox(c0: number, c1: number, c2: number, c3: number, k0: number, k1: number, out: Uint32Array): void {
  let x0 = c0 | 0
  let x1 = c1 | 0
  let x2 = c2 | 0
  let x3 = c3 | 0
  let key0 = k0 | 0
  let key1 = k1 | 0
  for (let round = 0; round < 10; round++) {
    const low0 = Math.imul(x0, MULTIPLIER_0)
    const low1 = Math.imul(x2, MULTIPLIER_1)
    const y0 = multiplyHigh(x2, 0xcd9e, 0x8d57) ^ x1 ^ key0
    const y2 = multiplyHigh(x0, 0xd251, 0x1f53) ^ x3 ^ key1
    x0 = y0
    x1 = low1
    x2 = y2
    x3 = low0
    key0 = (key0 + WEYL_0) | 0
    key1 = (key1 + WEYL_1) | 0
  }
  out[0] = x0
  out[1] = x1
  out[2] = x2
  out[3] = x3
}

const MULTIPLIER_0 = 0xd2511f53 | 0
const MULTIPLIER_1 = 0xcd9e8d57 | 0
const WEYL_0 = 0x9e3779b9 | 0
const WEYL_1 = 0xbb67ae85 | 0

/** High 32 bits of x times the multiplier whose 16-bit halves are given (unsigned). */
function multiplyHigh(x: number, high: number, low: number): number {
  const xl = x & 0xffff
  const xh = x >>> 16
  const middle = Math.imul(xh, low) + (Math.imul(xl, low) >>> 16)
  // middle stays below 2^32 but may exceed 2^31: keep it unsigned before taking it apart
  const m = middle >>> 0
  const cross = Math.imul(xl, high) + (m & 0xffff)
  return (Math.imul(xh, high) + (m >>> 16) + (cross >>> 16)) | 0
}
