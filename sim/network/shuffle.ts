import type { DrawSequence } from './draw-sequence.ts'

/** Puts the first `count` values in random order, in place (Fisher & Yates). */
export function shuffle(values: Uint32Array, count: number, draws: DrawSequence): void {
  for (let last = count - 1; last > 0; last--) {
    const other = draws.below(last + 1)
    const value = values[last]!
    values[last] = values[other]!
    values[other] = value
  }
}
