import { mix32 } from '../../sim/random/hash.ts'

/** What a keyed number of a dot is for: two purposes never share one. */
export const Trait = { jitterX: 1, jitterY: 2, start: 3, pace: 4, lane: 5, column: 6, knock: 7, order: 8 } as const

/** A number in [0, 1) that belongs to a dot, the same in every frame, window and run. */
export function keyed(dot: number, trait: number): number {
  return mix32(Math.imul(dot + 1, 0x9e3779b1) ^ Math.imul(trait, 0x85ebca77)) / 4294967296
}
