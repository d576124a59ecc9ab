import { permutation, type Random } from '../random.ts'

/**
 * Latin hypercube (McKay, Beckman & Conover 1979): every column has exactly one point in each of
 * `samples` equal slices, at a random place in it. Columns are drawn in order, so that one more
 * dimension leaves the others as they are.
 *
 * @returns `samples` points in the unit cube
 */
export function latinHypercube(samples: number, dimensions: number, random: Random): number[][] {
  const columns = Array.from({ length: dimensions }, () =>
    permutation(samples, random).map((slice) => (slice + random()) / samples),
  )
  return Array.from({ length: samples }, (_, row) => columns.map((column) => column[row]!))
}
