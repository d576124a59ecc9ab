import type { DrawSequence } from './draw-sequence.ts'
import { PairSet } from './pair-set.ts'
import { shuffle } from './shuffle.ts'

/** How often a tie that cannot stand looks for another one to swap ends with, before it is given up. */
export const REPAIR_TRIES = 64

/**
 * Ties inside one community: a configuration model without loops and double ties.
 *
 * Stubs are shuffled and paired. A pair that joins a user with himself or repeats a tie swaps ends with a tie drawn
 * at random, if both new ties can stand (the degree-preserving switch of Maslov & Sneppen, Science 296, 2002);
 * after `REPAIR_TRIES` it is given up, and its two stubs go without a local mate.
 * One object serves all communities in turn, so that nothing is allocated for each.
 */
export class LocalTies {
  /** Tie k joins the members `ends[2k]` and `ends[2k + 1]`, counted from 0 in their community. */
  ends = new Uint32Array(0)
  /** How many ties stand: the first ones of `ends`. */
  count = 0
  private readonly codes = new PairSet()
  private isBad = new Uint8Array(0)
  private members = 0

  /**
   * Pairs the stubs of a community.
   *
   * @param stubs how many each member has; of an odd number one is left over
   * @param draws at the start of this community's
   */
  pair(stubs: Uint8Array, draws: DrawSequence): void {
    const laidOut = this.layOut(stubs)
    const ties = laidOut >>> 1
    shuffle(this.ends, 0, laidOut, draws)
    this.codes.reset(ties)
    for (let tie = 0; tie < ties; tie++) {
      const a = this.ends[2 * tie]!
      const b = this.ends[2 * tie + 1]!
      this.isBad[tie] = a === b || !this.codes.add(this.code(a, b)) ? 1 : 0
    }
    for (let tie = 0; tie < ties; tie++) {
      for (let tried = 0; this.isBad[tie] && tried < REPAIR_TRIES; tried++) this.swap(tie, draws.below(ties))
    }
    this.keepGood(ties)
  }

  /** Writes every member once for each of his stubs; returns how many that makes. */
  private layOut(stubs: Uint8Array): number {
    this.members = stubs.length
    let total = 0
    for (let member = 0; member < stubs.length; member++) total += stubs[member]!
    if (this.ends.length < total) {
      this.ends = new Uint32Array(total)
      this.isBad = new Uint8Array(total >>> 1)
    }
    let written = 0
    for (let member = 0; member < stubs.length; member++) {
      this.ends.fill(member, written, written + stubs[member]!)
      written += stubs[member]!
    }
    return total
  }

  /** Turns a bad tie a-b and a good one c-d into a-c and b-d, if those can stand. */
  private swap(bad: number, good: number): void {
    if (this.isBad[good]) return
    const { ends, codes } = this
    const a = ends[2 * bad]!
    const b = ends[2 * bad + 1]!
    const c = ends[2 * good]!
    const d = ends[2 * good + 1]!
    const ac = this.code(a, c)
    const bd = this.code(b, d)
    if (a === c || b === d || ac === bd || codes.has(ac) || codes.has(bd)) return
    codes.remove(this.code(c, d))
    codes.add(ac)
    codes.add(bd)
    ends[2 * bad + 1] = c
    ends[2 * good] = b
    this.isBad[bad] = 0
  }

  private code(a: number, b: number): number {
    return a < b ? a * this.members + b : b * this.members + a
  }

  private keepGood(ties: number): void {
    this.count = 0
    for (let tie = 0; tie < ties; tie++) {
      if (this.isBad[tie]) continue
      this.ends[2 * this.count] = this.ends[2 * tie]!
      this.ends[2 * this.count++ + 1] = this.ends[2 * tie + 1]!
    }
  }
}
