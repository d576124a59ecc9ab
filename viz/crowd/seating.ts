import type { HexDisc } from './hex-disc.ts'

/**
 * Who sits where on one island. Radius is seniority: newcomers sit down at the rim, and a gap
 * heals inwards, each neighbour moving up by one place, so that nobody jumps across the island.
 */
export class Seating {
  readonly #disc: HexDisc
  /** Dot on each place, -1 where nobody sits. */
  readonly #sitting: Int32Array
  /** Dots seated, always on the places 0 .. count-1. */
  count = 0

  constructor(disc: HexDisc) {
    this.#disc = disc
    this.#sitting = new Int32Array(disc.capacity).fill(-1)
  }

  /** Empties the island, then seats dots where `place` says. */
  restore(dots: readonly number[], place: Int32Array): void {
    this.#sitting.fill(-1, 0, this.#disc.capacity)
    for (const dot of dots) this.#sitting[place[dot]!] = dot
    this.count = dots.length
  }

  /**
   * Dots stand up and the others close the gaps. On a day of moves every island lets go before
   * any takes in: a place of one island means nothing on another.
   *
   * @param place place of every dot of the crowd; updated for whoever moves up
   */
  leave(leaving: readonly number[], place: Int32Array): void {
    const before = this.count
    for (const dot of leaving) this.#sitting[place[dot]!] = -1
    for (const dot of leaving) this.#heal(place[dot]!, place)
    this.count -= leaving.length
    this.#closeRanks(before, place)
  }

  /** Dots sit down at the rim, in the order given. */
  join(joining: readonly number[], place: Int32Array): void {
    for (const dot of joining) this.#seat(dot, this.count++, place)
  }

  #seat(dot: number, at: number, place: Int32Array): void {
    this.#sitting[at] = dot
    place[dot] = at
  }

  #heal(gap: number, place: Int32Array): void {
    if (this.#sitting[gap] !== -1) return
    const taken = (at: number) => this.#sitting[at] !== -1
    for (let free = gap; ;) {
      const next = this.#disc.outward(free, taken)
      if (next < 0) return
      this.#seat(this.#sitting[next]!, free, place)
      this.#sitting[next] = -1
      free = next
    }
  }

  /** Moves the few who are left beyond the new rim into what is free inside it, each to about his own angle. */
  #closeRanks(before: number, place: Int32Array): void {
    const free: number[] = []
    const beyond: number[] = []
    for (let at = 0; at < before; at++) {
      const empty = this.#sitting[at] === -1
      if (at < this.count && empty) free.push(at)
      if (at >= this.count && !empty) beyond.push(at)
    }
    const angle = (at: number) => Math.atan2(this.#disc.y[at]!, this.#disc.x[at]!)
    const byAngle = (a: number, b: number) => angle(a) - angle(b) || a - b
    free.sort(byAngle)
    beyond.sort(byAngle)
    beyond.forEach((at, i) => {
      const dot = this.#sitting[at]!
      this.#sitting[at] = -1
      this.#seat(dot, free[i]!, place)
    })
  }
}
