/** Milliseconds in which the picture before a jump fades. */
const FADE = 120
/** Days from which a change of time is a jump: what plays moves less from picture to picture. */
const JUMP = 0.6
/** Milliseconds in which a second jump belongs to a hand that drags: then nothing eases. */
const DRAGGING = 250

/** How much of the picture before a jump is still to be seen. Knows no canvas and no clock. */
export class CrossFade {
  #time = NaN
  #jumped = -Infinity
  #from = -Infinity

  /**
   * Tells which moment is shown next.
   *
   * @param time in days
   * @param now milliseconds from any beginning
   * @param still whether nothing may move at all
   * @returns whether a fade begins, for which the picture that is shown has to be kept
   */
  show(time: number, now: number, still: boolean): boolean {
    const jumps = Math.abs(time - this.#time) >= JUMP
    this.#time = time
    if (!jumps) return false
    const dragged = now - this.#jumped < DRAGGING
    this.#jumped = now
    this.#from = dragged || still ? -Infinity : now
    return this.#from === now
  }

  /** Strength of the picture before, from 1 at the jump to 0 when it is gone. */
  strength(now: number): number {
    return Math.max(0, 1 - (now - this.#from) / FADE)
  }
}
