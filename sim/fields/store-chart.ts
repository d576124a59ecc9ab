import { power } from '../numbers/power.ts'
import type { Archive } from '../run/archive.ts'

/**
 * The store chart: installs of the last 24 hours, ranked against background apps of which the k-th has
 * D1 k^-slope installs a day, and against the other platforms.
 */
export class StoreChart {
  private readonly platforms: number
  private readonly firstPlace: number
  private readonly slope: number
  /** Installs by hour of the day, in people: hour x platform. */
  private readonly hours: Float64Array
  private readonly day: Float64Array

  constructor(platforms: number, firstPlace: number, slope: number) {
    this.platforms = platforms
    this.firstPlace = firstPlace
    this.slope = slope
    this.hours = new Float64Array(24 * platforms)
    this.day = new Float64Array(platforms)
  }

  /** Notes the installs of an hour, in people. */
  add(hour: number, installs: ArrayLike<number>): void {
    const row = (hour % 24) * this.platforms
    for (let p = 0; p < this.platforms; p++) this.hours[row + p] = installs[p]!
    this.day.fill(0)
    for (let cell = 0; cell < this.hours.length; cell++) this.day[cell % this.platforms]! += this.hours[cell]!
  }

  /** Adds installs of the night, returns, to the last hour noted. */
  addToLast(hour: number, installs: ArrayLike<number>): void {
    const row = (hour % 24) * this.platforms
    for (let p = 0; p < this.platforms; p++) {
      this.hours[row + p]! += installs[p]!
      this.day[p]! += installs[p]!
    }
  }

  /** D: installs in 24 hours, in people. */
  installs(p: number): number {
    return this.day[p]!
  }

  /** min(1, D/D1): how much the chart shows of a platform that is in the store. */
  visibility(p: number): number {
    return Math.min(1, this.day[p]! / this.firstPlace)
  }

  /** Place among background apps and listed platforms, from 1; NaN when not listed or without installs. */
  rank(p: number, listed: ArrayLike<number>): number {
    const own = this.day[p]!
    if (listed[p] !== 1 || own === 0) return NaN
    const background = Math.ceil(power(this.firstPlace / own, 1 / this.slope)) - 1
    let named = 0
    for (let q = 0; q < this.platforms; q++) if (q !== p && listed[q] === 1 && this.day[q]! > own) named++
    return 1 + background + named
  }

  /** Saves or restores the state between two days. The day's sums are kept too: added in another order they differ. */
  keep(archive: Archive): void {
    archive.array('hours', this.hours)
    archive.array('day', this.day)
  }
}
