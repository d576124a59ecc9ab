import { OFFLINE, summarise, type CrowdFrame, type CrowdSummary } from './frame.ts'
import { createHexDisc, type HexDisc } from './hex-disc.ts'
import { Trait, keyed } from './key.ts'
import { Seating } from './seating.ts'

/** Places of all dots are kept for every so many days; the days between are seated again. */
const KEYFRAME = 4

/**
 * The crowd of a run, frame after frame. Where a dot sits depends on everyone who came and left
 * before, so seats are worked out once, in order, and any day is reached from the keyframe before it.
 */
export class CrowdHistory {
  readonly slots: number
  readonly dots: number
  readonly disc: HexDisc
  readonly frames: CrowdFrame[] = []
  readonly summaries: CrowdSummary[] = []
  readonly #keyframes: Int32Array[] = []
  readonly #seating: Seating[]
  readonly #place: Int32Array
  #at = -1

  /**
   * @param slots number of platforms
   * @param dots dots of every frame
   */
  constructor(slots: number, dots: number) {
    this.slots = slots
    this.dots = dots
    this.disc = createHexDisc(dots)
    this.#seating = Array.from({ length: slots }, () => new Seating(this.disc))
    this.#place = new Int32Array(dots)
  }

  /** Adds the next frame. Throws a RangeError when a frame is out of order or of another size. */
  append(frame: CrowdFrame): CrowdSummary {
    if (frame.day !== this.frames.length) throw new RangeError(`Frame ${this.frames.length} is due, got ${frame.day}`)
    if (frame.main.length !== this.dots) throw new RangeError(`A frame has ${this.dots} dots, got ${frame.main.length}`)
    const summary = summarise(frame, this.slots, this.frames.at(-1))
    this.frames.push(frame)
    this.summaries.push(summary)
    if (frame.day === 0) {
      this.#seatAll()
      this.#at = 0
      this.#keyframes.push(this.#place.slice())
    } else if (frame.day % KEYFRAME === 0) {
      this.#go(frame.day)
      this.#keyframes.push(this.#place.slice())
    }
    return summary
  }

  /** Places of all dots at a midnight, as a copy; places of those offline mean nothing. */
  placesAt(day: number): Int32Array {
    this.#go(day)
    return this.#place.slice()
  }

  #go(day: number): void {
    if (day < this.#at || day - this.#at > KEYFRAME) {
      const keyframe = Math.min(Math.floor(day / KEYFRAME), this.#keyframes.length - 1)
      this.#restore(keyframe * KEYFRAME, this.#keyframes[keyframe]!)
    }
    while (this.#at < day) this.#advance()
  }

  #seatAll(): void {
    const { main } = this.frames[0]!
    const joining: number[][] = Array.from({ length: this.slots }, () => [])
    for (const dot of this.#inOrder(Array.from({ length: this.dots }, (_, i) => i))) joining[main[dot]!]?.push(dot)
    this.#seating.forEach((seating, slot) => seating.join(joining[slot]!, this.#place))
  }

  #restore(day: number, place: Int32Array): void {
    this.#place.set(place)
    const seated: number[][] = Array.from({ length: this.slots }, () => [])
    this.frames[day]!.main.forEach((home, dot) => seated[home]?.push(dot))
    this.#seating.forEach((seating, slot) => seating.restore(seated[slot]!, this.#place))
    this.#at = day
  }

  #advance(): void {
    const before = this.frames[this.#at]!.main
    const after = this.frames[this.#at + 1]!.main
    const leaving: number[][] = Array.from({ length: this.slots }, () => [])
    const joining: number[][] = Array.from({ length: this.slots }, () => [])
    const moved: number[] = []
    for (let dot = 0; dot < this.dots; dot++) if (before[dot] !== after[dot]) moved.push(dot)
    for (const dot of this.#inOrder(moved)) {
      if (before[dot] !== OFFLINE) leaving[before[dot]!]!.push(dot)
      if (after[dot] !== OFFLINE) joining[after[dot]!]!.push(dot)
    }
    this.#seating.forEach((seating, slot) => seating.leave(leaving[slot]!, this.#place))
    this.#seating.forEach((seating, slot) => seating.join(joining[slot]!, this.#place))
    this.#at++
  }

  /** Sorted by a key of each dot, so that neighbours in memory do not sit side by side. */
  #inOrder(dots: number[]): number[] {
    return dots
      .map((dot) => ({ dot, key: keyed(dot, Trait.order) }))
      .sort((a, b) => a.key - b.key || a.dot - b.dot)
      .map(({ dot }) => dot)
  }
}
