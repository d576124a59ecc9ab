import { exp } from '../numbers/exp.ts'
import type { Archive } from '../run/archive.ts'

/** Half of the largest read-out is reached at one new member in a hundred. */
const HALF = 0.01

/**
 * B: per-capita joins, posts and news in leaky memory, dB/dt = -B/tauBuzz + ..., by platform.
 * Read out as b = B/(B + .01).
 */
export class Buzz {
  readonly level: Float64Array
  private readonly keptPerHour: number

  constructor(platforms: number, tauBuzz: number) {
    this.level = new Float64Array(platforms)
    this.keptPerHour = exp(-1 / (24 * tauBuzz))
  }

  /** An hour passes: old talk fades, `added` joins per head are talked about. */
  pass(p: number, added: number): void {
    this.level[p] = this.level[p]! * this.keptPerHour + added
  }

  add(p: number, amount: number): void {
    this.level[p]! += amount
  }

  readOut(p: number): number {
    return this.level[p]! / (this.level[p]! + HALF)
  }

  /** Saves or restores the state between two days. */
  keep(archive: Archive): void {
    archive.array('level', this.level)
  }
}
