import { toDrops } from '../numbers/drops.ts'
import { grown } from './growable.ts'

/** Those whom a wall refused on one platform, each with a threshold for the day it opens. */
export class Waiting {
  count = 0
  user: Int32Array = new Int32Array(64)
  due: Float64Array = new Float64Array(64)
  /** Hazard gathered while the wall let him through. */
  sum: Float64Array = new Float64Array(64)
  /** 1 for those whom the walls would let through now. */
  passes: Uint8Array = new Uint8Array(64)
  /** How many of them there are. */
  passing = 0
  private walls: Float64Array = new Float64Array(0)

  add(user: number, due: number): void {
    const k = this.count++
    this.user = grown(this.user, this.count)
    this.due = grown(this.due, this.count)
    this.sum = grown(this.sum, this.count)
    this.passes = grown(this.passes, this.count)
    this.user[k] = user
    this.due[k] = due
    this.sum[k] = 0
    this.passes[k] = 0
  }

  /** Whether the failing shares are others than at the last call. */
  wallsChanged(walls: Float64Array): boolean {
    if (this.walls.length === walls.length && this.walls.every((failing, step) => failing === walls[step])) return false
    this.walls = walls.slice()
    return true
  }

  /** Finds out anew who would be let through. */
  sort(lets: (user: number) => boolean): void {
    this.passing = 0
    for (let k = 0; k < this.count; k++) {
      this.passes[k] = lets(this.user[k]!) ? 1 : 0
      this.passing += this.passes[k]!
    }
  }

  /** Lets an hour's hazard act on those who can pass; `come` is called for each who comes, in order. */
  release(hazard: number, come: (user: number) => void): void {
    let kept = 0
    for (let k = 0; k < this.count; k++) {
      const user = this.user[k]!
      const sum = this.sum[k]! + (this.passes[k] === 1 ? hazard : 0)
      if (this.passes[k] === 1 && toDrops(sum) >= this.due[k]!) {
        this.passing--
        come(user)
        continue
      }
      this.user[kept] = user
      this.due[kept] = this.due[k]!
      this.sum[kept] = sum
      this.passes[kept++] = this.passes[k]!
    }
    this.count = kept
  }
}

/** Episodes whose interest is renewed this hour, as pairs of platform slot and entry. */
export class Renewals {
  count = 0
  private items: Int32Array = new Int32Array(128)

  push(platform: number, entry: number): void {
    this.items = grown(this.items, 2 * this.count + 2)
    this.items[2 * this.count] = platform
    this.items[2 * this.count + 1] = entry
    this.count++
  }

  platform(k: number): number {
    return this.items[2 * k]!
  }

  entry(k: number): number {
    return this.items[2 * k + 1]!
  }

  clear(): void {
    this.count = 0
  }
}
