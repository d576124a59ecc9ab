import { exp } from '../numbers/exp.ts'
import type { NightFields } from '../run/messages.ts'

/**
 * How one user's day is shared out over the platforms he is on and everything else.
 * `weight` holds exp(V) of each, by position in his list; results stand beside it.
 */
export class DayShares {
  /** Platform slot of each position. */
  readonly slot: Int32Array
  readonly weight: Float64Array
  /** Share of the day spent there, and share of it tried, failing tries included. */
  readonly spent: Float64Array
  readonly tried: Float64Array
  count = 0
  private readonly intended: Float64Array

  constructor(platforms: number) {
    this.slot = new Int32Array(platforms)
    this.weight = new Float64Array(platforms)
    this.spent = new Float64Array(platforms)
    this.tried = new Float64Array(platforms)
    this.intended = new Float64Array(platforms)
  }

  /** Multinomial logit over the platforms and the outside option. */
  intend(outside: number): void {
    let total = outside
    for (let k = 0; k < this.count; k++) total += this.weight[k]!
    const share = 1 / total
    for (let k = 0; k < this.count; k++) this.spent[k] = this.tried[k] = this.weight[k]! * share
  }

  /**
   * One of the platforms, or none, drawn by the shares tried. The weights then only say what is his main
   * platform: the one drawn, else the one that it was.
   *
   * @param draw between 0 and 1
   * @param before slot of his main platform so far
   * @returns position in the list, -1 for none
   */
  draw(draw: number, before: number): number {
    let below = 0
    let chosen = -1
    for (let k = 0; k < this.count; k++) {
      below += this.tried[k]!
      if (chosen < 0 && draw < below) chosen = k
      this.weight[k] = this.slot[k] === before ? 1 : 0
    }
    if (chosen >= 0) this.weight[chosen] = 2
    return chosen
  }

  /** The whole day goes to one position, or to none. */
  giveTo(chosen: number): void {
    for (let k = 0; k < this.count; k++) {
      this.spent[k] = k === chosen ? this.spent[k]! / this.tried[k]! : 0
      this.tried[k] = k === chosen ? 1 : 0
    }
  }

  /**
   * Blocks: the day is divided by the sets of platforms blocked together. In each part a blocked
   * platform keeps the part of its share that gets through; what fails goes to what is reachable in
   * proportion (a second softmax), so every remaining share rises by the same factor. Tries at a
   * blocked door fade with `trying`.
   *
   * @param evades whether this user knows how to get around a block
   */
  block(fields: NightFields, evades: boolean, hassle: number): void {
    const { intended } = this
    intended.set(this.tried)
    let open = 1
    for (const part of fields.parts) open -= part.share
    for (let k = 0; k < this.count; k++) this.spent[k] = this.tried[k] = open * intended[k]!
    for (const { blocked, share } of fields.parts) {
      let reachable = 1
      let lost = 0
      for (let k = 0; k < this.count; k++) {
        if (((blocked >> this.slot[k]!) & 1) === 0) continue
        reachable -= intended[k]!
        lost += intended[k]! * (1 - through(fields, this.slot[k]!, evades, hassle))
      }
      for (let k = 0; k < this.count; k++) {
        const p = this.slot[k]!
        if (((blocked >> p) & 1) === 0) {
          const spent = share * intended[k]! * (1 + lost / reachable)
          this.spent[k]! += spent
          this.tried[k]! += spent
        } else {
          const passing = through(fields, p, evades, hassle)
          this.spent[k]! += share * intended[k]! * passing
          this.tried[k]! += share * intended[k]! * (passing + (1 - passing) * fields.trying[p]!)
        }
      }
    }
  }
}

/** Share of tries that get through a block: 1 - f (1 - evasion), less the hassle of evading. */
function through(fields: NightFields, p: number, evades: boolean, hassle: number): number {
  const enforcement = fields.enforcement[p]!
  return evades ? (1 - enforcement * enforcement) * exp(-hassle) : 1 - enforcement
}
