import seedrandom from 'seedrandom'
import { normalQuantile } from '../sim/numbers/normal.ts'

/** A source of uniform numbers in [0, 1). Whatever draws here takes one; nothing is global. */
export type Random = () => number

/**
 * The source that belongs to a seed.
 * Give each purpose a seed of its own (`2025/bootstrap`), so that one more draw here moves nothing there.
 */
export function seeded(seed: string): Random {
  const generator = seedrandom(seed)
  return () => generator()
}

/** A standard normal number, by inversion: one draw each. */
export function normal(random: Random): number {
  // The generator gives multiples of 2^-53 and may give 0, of which there is no quantile.
  return normalQuantile(random() || 1.1102230246251565e-16)
}

/** A whole number from 0 to count - 1. */
export function below(count: number, random: Random): number {
  return Math.floor(random() * count)
}

/** The numbers 0 .. count - 1 in random order (Fisher & Yates). */
export function permutation(count: number, random: Random): number[] {
  const order = Array.from({ length: count }, (_, i) => i)
  for (let i = count - 1; i > 0; i--) {
    const j = below(i + 1, random)
    const kept = order[i]!
    order[i] = order[j]!
    order[j] = kept
  }
  return order
}
