import type { Random } from '../random.ts'
import { JOE_KUO } from './joe-kuo.ts'

/** Most dimensions that a Sobol sequence can have here. */
export const SOBOL_DIMENSIONS = 128

/**
 * Points of the Sobol sequence (Joe & Kuo 2008) in Gray-code order (Antonov & Saleev 1979), the first one 0.
 * Without a shift they are the published ones to the last bit. Powers of two balance every dimension.
 *
 * @param count how many points, at most 2^32 with `first`
 * @param dimensions 1 to 128
 * @param first index of the first point wanted
 * @param shift a source for a random digital shift: 32 bits a dimension, drawn in order, so that one more
 *   dimension leaves the others as they are. Shifted points lie strictly inside the cube
 * @returns points in the unit cube, one row each
 * @throws RangeError when there are more dimensions or points than direction numbers
 */
export function sobol(count: number, dimensions: number, first = 0, shift?: Random): number[][] {
  if (!(dimensions >= 1 && dimensions <= SOBOL_DIMENSIONS)) {
    throw new RangeError(`a Sobol sequence has 1 to ${SOBOL_DIMENSIONS} dimensions here, not ${dimensions}`)
  }
  if (first + count > 4294967296) throw new RangeError('a Sobol sequence has 2^32 points here')
  const directions = directionNumbers(dimensions)
  const masks = directions.map(() => (shift ? Math.floor(shift() * 4294967296) : 0))
  const offset = shift ? 0.5 : 0
  return Array.from({ length: count }, (_, i) =>
    directions.map((vs, d) => (((digits(first + i, vs) ^ masks[d]!) >>> 0) + offset) / 4294967296),
  )
}

/** The 32 binary digits of one coordinate of the point with this index. */
function digits(index: number, directions: Uint32Array): number {
  let gray = (index ^ (index >>> 1)) >>> 0
  let word = 0
  for (let bit = 0; gray !== 0; bit++, gray >>>= 1) if (gray & 1) word ^= directions[bit]!
  return word
}

/** v_1 .. v_32 of each dimension, as 32-bit fractions (Joe & Kuo 2008, section 2). */
function directionNumbers(dimensions: number): Uint32Array[] {
  const first = Uint32Array.from({ length: 32 }, (_, k) => 1 << (31 - k))
  const rows = JOE_KUO.trim()
    .split('\n')
    .slice(0, dimensions - 1)
  return [first, ...rows.map((row) => recurrence(row.split(' ').map(Number)))]
}

function recurrence([, degree = 0, polynomial = 0, ...start]: number[]): Uint32Array {
  const v = Uint32Array.from({ length: 32 }, (_, k) => (start[k] ?? 0) << (31 - k))
  for (let k = degree; k < 32; k++) {
    const old = v[k - degree]!
    let word = old ^ (old >>> degree)
    for (let j = 1; j < degree; j++) if ((polynomial >>> (degree - 1 - j)) & 1) word ^= v[k - j]!
    v[k] = word
  }
  return v
}
