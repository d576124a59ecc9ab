import { toDrops } from '../numbers/drops.ts'
import type { Archive } from '../run/archive.ts'
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
  private hadLogins = false

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

  /**
   * Whether the walls may let others through than at the last call: the failing shares are new, or there are
   * or were logins by sister apps, which help their members of the hour.
   */
  wallsChanged(walls: Float64Array, hasLogins: boolean): boolean {
    const areSame = this.walls.length === walls.length && this.walls.every((failing, step) => failing === walls[step])
    const changed = !areSame || hasLogins || this.hadLogins
    this.hadLogins = hasLogins
    if (!areSame) this.walls = walls.slice()
    return changed
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

  /**
   * Saves or restores who waits.
   *
   * @param rows what belongs to users
   * @param same what is the same in all shards
   * @param first number of the first user of the shard in the whole population
   */
  keep(rows: Archive, same: Archive, first: number): void {
    const order = Array.from({ length: this.count }, (_, k) => k).sort((a, b) => this.user[a]! - this.user[b]!)
    const users = rows.list(
      'user',
      Float64Array.from(order, (k) => this.user[k]! + first),
    )
    const due = rows.list(
      'due',
      Float64Array.from(order, (k) => this.due[k]!),
    )
    const sum = rows.list(
      'sum',
      Float64Array.from(order, (k) => this.sum[k]!),
    )
    const passes = rows.list(
      'passes',
      Float64Array.from(order, (k) => this.passes[k]!),
    )
    this.walls = same.list('walls', this.walls)
    this.hadLogins = same.number('hadLogins', Number(this.hadLogins)) === 1
    if (!rows.restoring) return
    users.forEach((user, k) => {
      this.add(user - first, due[k]!)
      this.sum[k] = sum[k]!
      this.passes[k] = passes[k]!
      this.passing += passes[k]!
    })
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
