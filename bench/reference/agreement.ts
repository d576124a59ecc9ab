import { PLATFORMS } from './model.ts'
import type { Shares } from './measure.ts'

/**
 * Largest |t| that passes. With ten seeds or more a side and nine independent comparisons (three versions, three free shares),
 * versions of the same model fail together about once in a hundred sets of seeds; the seeds are fixed.
 */
export const LARGEST_T = 4

/** Mean shares of a version and Welch's t of each against those of another. */
export interface Agreement {
  means: number[]
  t: number[]
}

/** Compares the final shares of two versions over their seeds, each seed a row. */
export function compareShares(version: Shares, other: Shares): Agreement {
  const means: number[] = []
  const t: number[] = []
  for (let platform = 0; platform < PLATFORMS; platform++) {
    const a = moments(version.map((row) => row[platform]!))
    const b = moments(other.map((row) => row[platform]!))
    means.push(a.mean)
    t.push((a.mean - b.mean) / Math.sqrt(a.errorSquared + b.errorSquared))
  }
  return { means, t }
}

/** Mean and the square of its standard error. */
function moments(values: readonly number[]): { mean: number; errorSquared: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, errorSquared: squares / (values.length - 1) / values.length }
}
