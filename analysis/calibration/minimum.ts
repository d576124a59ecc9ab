import type { Method } from './search.ts'

/** The best point so far of a minimization. */
export interface Minimum {
  /** In the unit cube; empty before the first value. */
  point: number[]
  /** Infinity while every run has failed. */
  value: number
  evaluations: number
}

/** Keeps the best point while a method goes where it likes. */
export class Tally {
  #best: Minimum = { point: [], value: Infinity, evaluations: 0 }

  get minimum(): Minimum {
    return this.#best
  }

  get evaluations(): number {
    return this.#best.evaluations
  }

  /**
   * Has points evaluated, mirrored into the cube.
   *
   * @returns their values, Infinity for a run that failed
   */
  *evaluate(
    points: readonly ArrayLike<number>[],
  ): Generator<{ points: number[][]; report: Minimum }, number[], readonly number[]> {
    const inside = points.map((point) => Array.from(point, mirror))
    const told = yield { points: inside, report: this.#best }
    const values = told.map((value) => (value === value ? value : Infinity))
    let { point, value } = this.#best
    values.forEach((one, i) => {
      if (one < value || point.length === 0) {
        point = inside[i]!
        value = one
      }
    })
    this.#best = { point, value, evaluations: this.#best.evaluations + values.length }
    return values
  }
}

/** A method that looks for the smallest value. */
export type Minimizer = Method<number, Minimum>

/**
 * Folds the line onto [0, 1] like a mirror at both ends: unlike a logistic transform it changes no distance
 * inside, and a minimum on the border stays at a finite place.
 */
export function mirror(x: number): number {
  const folded = Math.abs(x) % 2
  return folded > 1 ? 2 - folded : folded
}
