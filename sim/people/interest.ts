import type { Archive } from '../run/archive.ts'
import { grown } from './growable.ts'

/** Interest lasts 96 whole hours after hearing, then there is none. */
export const INTEREST_HOURS = 96

/**
 * Those who heard of one platform within four days and may join it: the open episodes of interest.
 * Entries are sorted by user at the start of a day; those who hear during the day are added behind.
 */
export class Interest {
  count = 0
  /** Entries below this were there at the start of the day and are sorted by user. */
  sorted = 0
  /** Local index of the user. */
  user: Int32Array = new Int32Array(64)
  /** Hour of the last hearing. */
  heard: Int32Array = new Int32Array(64)
  /** Drops of the day's running sum at which he tries to register. */
  due: Float64Array = new Float64Array(64)
  /** The day's running sum of the joining hazard, settled up to and including the hour `upTo` of the day. */
  sum: Float64Array = new Float64Array(64)
  upTo: Int32Array = new Int32Array(64)
  /** Row of his stance in today's table of hazards. */
  row: Int32Array = new Int32Array(64)
  /** 0 once he joined, gave up or waits. */
  open: Uint8Array = new Uint8Array(64)
  /** Entries that could reach their threshold today, visited every hour; the others are settled at night. */
  awake: Int32Array = new Int32Array(64)
  awakeCount = 0
  /** Whether an entry is in `awake`. */
  isAwake: Uint8Array = new Uint8Array(64)
  private fresh = new Map<number, number>()

  /** Adds an episode that begins with a hearing in the given hour. */
  add(user: number, hour: number, due: number, row: number, upTo: number): number {
    const entry = this.count++
    if (entry === this.user.length) this.grow(this.count)
    this.user[entry] = user
    this.heard[entry] = hour
    this.due[entry] = due
    this.sum[entry] = 0
    this.upTo[entry] = upTo
    this.row[entry] = row
    this.open[entry] = 1
    this.isAwake[entry] = 0
    this.fresh.set(user, entry)
    return entry
  }

  /** The open episode of a user, -1 when he has none. */
  find(user: number): number {
    const fresh = this.fresh.get(user)
    if (fresh !== undefined && this.open[fresh] === 1) return fresh
    let low = 0
    let high = this.sorted
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.user[middle]! < user) low = middle + 1
      else high = middle
    }
    return low < this.sorted && this.user[low] === user && this.open[low] === 1 ? low : -1
  }

  wake(entry: number): void {
    if (this.isAwake[entry] === 1) return
    this.isAwake[entry] = 1
    this.awake = grown(this.awake, this.awakeCount + 1)
    this.awake[this.awakeCount++] = entry
  }

  /** Drops closed episodes and sorts the rest by user, for a new day. */
  tidy(): void {
    const order: number[] = []
    for (let entry = this.sorted; entry < this.count; entry++) if (this.open[entry] === 1) order.push(entry)
    order.sort((a, b) => this.user[a]! - this.user[b]!)
    const kept = new Int32Array(this.count)
    let length = 0
    let next = 0
    for (let entry = 0; entry < this.sorted; entry++) {
      if (this.open[entry] === 0) continue
      while (next < order.length && this.user[order[next]!]! < this.user[entry]!) kept[length++] = order[next++]!
      kept[length++] = entry
    }
    while (next < order.length) kept[length++] = order[next++]!
    this.user = gathered(this.user, kept, length)
    this.heard = gathered(this.heard, kept, length)
    this.due = gathered(this.due, kept, length)
    this.open.fill(1, 0, length)
    this.count = length
    this.sorted = length
    this.awakeCount = 0
    this.isAwake.fill(0, 0, length)
    this.fresh.clear()
  }

  /**
   * Saves or restores the open episodes, between two days. Stances and sums belong to a day.
   *
   * @param first number of the first user of the shard in the whole population
   */
  keep(archive: Archive, first: number): void {
    const open = Array.from({ length: this.count }, (_, entry) => entry)
      .filter((entry) => this.open[entry] === 1)
      .sort((a, b) => this.user[a]! - this.user[b]!)
    const users = archive.list(
      'user',
      Float64Array.from(open, (entry) => this.user[entry]! + first),
    )
    const heard = archive.list(
      'heard',
      Float64Array.from(open, (entry) => this.heard[entry]!),
    )
    const due = archive.list(
      'due',
      Float64Array.from(open, (entry) => this.due[entry]!),
    )
    if (archive.restoring) users.forEach((user, k) => this.add(user - first, heard[k]!, due[k]!, 0, 0))
  }

  private grow(length: number): void {
    this.user = grown(this.user, length)
    this.heard = grown(this.heard, length)
    this.due = grown(this.due, length)
    this.sum = grown(this.sum, length)
    this.upTo = grown(this.upTo, length)
    this.row = grown(this.row, length)
    this.open = grown(this.open, length)
    this.isAwake = grown(this.isAwake, length)
  }
}

/** The elements of an array in a new order, in an array of the same size. */
function gathered<A extends Int32Array | Float64Array>(array: A, order: Int32Array, length: number): A {
  const moved = new (array.constructor as new (size: number) => A)(array.length)
  for (let k = 0; k < length; k++) moved[k] = array[order[k]!]!
  return moved
}
