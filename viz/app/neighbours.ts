import type { LensDot } from '../crowd/engine.ts'

/** Outline of an island at the moment that is shown, in CSS px of the stage. */
export interface Island {
  slot: number
  x: number
  y: number
  radius: number
}

/** Who stands where on the stage at the moment that is shown. Lengths in CSS px of the stage. */
export interface Neighbours {
  /** Everyone within a radius of a point. */
  near(x: number, y: number, radius: number): Promise<LensDot[]>
  /** One dot; null when there is none of that number, or no run yet. */
  find(dot: number): Promise<LensDot | null>
  /** The dot nearest to a point within `reach`, or null. */
  pick(x: number, y: number, reach: number): Promise<number | null>
  islands(): readonly Island[]
}
