import { grown } from './growable.ts'

/**
 * People who may hear of one platform today, in a row of their own with all that an hour asks of them:
 * nothing of it but the threshold changes between two nights, so an hour reads straight through memory.
 */
export class Audience {
  count = 0
  /** Local index of the user. */
  users: Uint32Array<ArrayBuffer> = new Uint32Array(64)
  /** Drops of the day's running sum at which he hears. */
  thresholds: Uint32Array<ArrayBuffer> = new Uint32Array(64)
  /** Level of his attention, and the bit mask of the audiences that he belongs to. */
  activity: Uint8Array<ArrayBuffer> = new Uint8Array(64)
  masks: Uint8Array<ArrayBuffer> = new Uint8Array(64)
  /** Hearing rate of friends and calls, per day; empty where nobody is spoken to. */
  flats: Float64Array<ArrayBuffer>
  readonly isSpoken: boolean

  constructor(isSpoken: boolean) {
    this.isSpoken = isSpoken
    this.flats = new Float64Array(isSpoken ? 64 : 0)
  }

  add(user: number, threshold: number, activity: number, mask: number, flat = 0): void {
    const k = this.count++
    if (k === this.users.length) this.grow(this.count)
    this.users[k] = user
    this.thresholds[k] = threshold
    this.activity[k] = activity
    this.masks[k] = mask
    if (this.isSpoken) this.flats[k] = flat
  }

  private grow(length: number): void {
    this.users = grown(this.users, length)
    this.thresholds = grown(this.thresholds, length)
    this.activity = grown(this.activity, length)
    this.masks = grown(this.masks, length)
    if (this.isSpoken) this.flats = grown(this.flats, length)
  }
}

/**
 * Those who could hear of one platform today. The lists are complete as long as the day's hearing, per unit
 * of attention, stays below `bound`; beyond it they are gathered anew. They only save time: what happens does
 * not depend on them.
 */
export class Listeners {
  bound = 0
  /** Those who hear by their attention alone, and those to whom friends or a call speak, too. */
  readonly quiet = new Audience(false)
  readonly spoken = new Audience(true)

  begin(bound: number): void {
    this.bound = bound
    this.quiet.count = 0
    this.spoken.count = 0
  }
}
