import type { Random } from '../random.ts'
import { sobol } from './sobol.ts'

/** Matrices of Saltelli's design: `ab[i]` is `a` with column i taken from `b`. */
export interface SaltelliDesign {
  a: number[][]
  b: number[][]
  ab: number[][][]
}

/**
 * Design for first-order and total Sobol indices (Saltelli et al., Comput. Phys. Commun. 181, 2010):
 * the two halves of a 2d-dimensional Sobol sequence. It costs samples * (dimensions + 2) runs.
 *
 * @param samples rows of each matrix, a power of two for balance
 * @param dimensions 1 to 64
 * @param shift a source for a random digital shift; without it the first row is the origin
 * @throws RangeError when there are more than 64 dimensions
 */
export function saltelli(samples: number, dimensions: number, shift?: Random): SaltelliDesign {
  const points = sobol(samples, 2 * dimensions, 0, shift)
  const a = points.map((point) => point.slice(0, dimensions))
  const b = points.map((point) => point.slice(dimensions))
  const ab = Array.from({ length: dimensions }, (_, column) =>
    a.map((row, i) => row.map((value, j) => (j === column ? b[i]![j]! : value))),
  )
  return { a, b, ab }
}
