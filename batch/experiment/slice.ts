/** A share of the runs of a plan. */
export interface Slice {
  /** From 0. */
  part: number
  of: number
}

export const WHOLE: Slice = { part: 0, of: 1 }

/** Fraction of the golden ratio: its multiples, modulo 1, fill the interval evenly from the start. */
const GOLDEN = (Math.sqrt(5) - 1) / 2

/**
 * The slice that the run at a place of the plan belongs to. Of any `of` runs that follow one another from a multiple
 * of `of`, each slice has one: so slices differ by one run at most, and a replicate is spread over all of them. Who
 * comes first moves on from block to block, so that no slice has the same points and arms in every replicate: points
 * differ in cost.
 *
 * @param index place in the plan, from 0
 * @param of number of slices, 1 or more
 * @returns 0 to of - 1
 */
export function slicePart(index: number, of: number): number {
  const turn = (Math.floor(index / of) * GOLDEN) % 1
  return (index + Math.floor(turn * of)) % of
}
