import type { DrawSequence } from './draw-sequence.ts'

/** Puts values first .. end-1 in random order, in place (Fisher & Yates). */
export function shuffle(values: Uint32Array, first: number, end: number, draws: DrawSequence): void {
  for (let last = end - 1; last > first; last--) {
    const other = first + draws.below(last + 1 - first)
    const value = values[last]!
    values[last] = values[other]!
    values[other] = value
  }
}

/**
 * All values in random order, for more of them than a processor's cache holds: each goes to one of 256 piles at
 * random, then every pile is shuffled by itself (Rao, Sankhya A 23, 1961; Sandelius, JRSS B 24, 1962).
 */
export function shuffledInPiles(values: Uint32Array, draws: DrawSequence): Uint32Array {
  const pile = new Uint8Array(values.length)
  const ends = new Uint32Array(257)
  for (let i = 0; i < values.length; i++) {
    pile[i] = draws.word() >>> 24
    ends[pile[i]! + 1]!++
  }
  for (let p = 0; p < 256; p++) ends[p + 1]! += ends[p]!
  const shuffled = new Uint32Array(values.length)
  for (let i = 0; i < values.length; i++) shuffled[ends[pile[i]!]!++] = values[i]!
  for (let p = 0; p < 256; p++) shuffle(shuffled, p === 0 ? 0 : ends[p - 1]!, ends[p]!, draws)
  return shuffled
}
