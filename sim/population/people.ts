/**
 * The state of users [first, first + count): flat arrays, user-major, so that all that a night
 * asks of one user lies together. Index of a user and a platform: (user - first) * platforms + slot.
 *
 * Bytes per user: 9 for traits and main home, 9 per platform (one more for runs longer than 254 days,
 * one to three more where someone has above 255 friends).
 */
export class People {
  readonly first: number
  readonly count: number
  readonly platforms: number

  /** Segment slot in the low 4 bits, CREATOR on top. */
  readonly segment: Uint8Array
  readonly fear: Uint8Array
  readonly reactance: Uint8Array
  readonly curiosity: Uint8Array
  readonly languageCost: Uint8Array
  readonly activity: Uint8Array
  readonly inertia: Uint8Array
  readonly tech: Uint8Array
  /** Slot of the platform with most of the user's time, OUTSIDE when he was on none within 7 days. */
  readonly main: Uint8Array

  /** Stage in bits 0-1, days since in bits 2-6, RETURNED in bit 7; see `stage.ts`. */
  readonly state: Uint8Array
  /** Members and lapsed: habit level. Others: contacts X with friends, in tenths, saturating. */
  readonly warmth: Uint8Array
  /** Friends who are there (got in within 7 days). */
  readonly friends: Uint8Array | Uint16Array | Uint32Array
  /** Liking without language, see `fitLevel`. */
  readonly fit: Uint8Array
  /** Members and lapsed: day of joining + 1, 0 before the start. Aware: tries, flags, episode; see `stage.ts`. */
  readonly since: Uint8Array | Uint16Array
  /**
   * What is left of the open threshold. Unaware and aware: drops until the next hearing.
   * Members: ticks of 2^-20 day until leaving. Lapsed: drops until the return.
   */
  readonly left: Uint32Array

  /** @param mostFriends the most friends that anyone has: two or four bytes a count where one does not hold them */
  constructor(first: number, count: number, platforms: number, days: number, mostFriends: number) {
    this.first = first
    this.count = count
    this.platforms = platforms
    const pairs = count * platforms
    this.segment = new Uint8Array(count)
    this.fear = new Uint8Array(count)
    this.reactance = new Uint8Array(count)
    this.curiosity = new Uint8Array(count)
    this.languageCost = new Uint8Array(count)
    this.activity = new Uint8Array(count)
    this.inertia = new Uint8Array(count)
    this.tech = new Uint8Array(count)
    this.main = new Uint8Array(count).fill(OUTSIDE)
    this.state = new Uint8Array(pairs)
    this.warmth = new Uint8Array(pairs)
    this.friends =
      mostFriends <= 0xff
        ? new Uint8Array(pairs)
        : mostFriends <= 0xffff
          ? new Uint16Array(pairs)
          : new Uint32Array(pairs)
    this.fit = new Uint8Array(pairs)
    this.since = days <= 254 ? new Uint8Array(pairs) : new Uint16Array(pairs)
    this.left = new Uint32Array(pairs)
  }

  /** Every array, by name, in a fixed order: for checkpoints, hashes and byte counts. */
  arrays(): readonly (readonly [string, Uint8Array | Uint16Array | Uint32Array])[] {
    return [
      ['segment', this.segment],
      ['fear', this.fear],
      ['reactance', this.reactance],
      ['curiosity', this.curiosity],
      ['languageCost', this.languageCost],
      ['activity', this.activity],
      ['inertia', this.inertia],
      ['tech', this.tech],
      ['main', this.main],
      ['state', this.state],
      ['warmth', this.warmth],
      ['friends', this.friends],
      ['fit', this.fit],
      ['since', this.since],
      ['left', this.left],
    ]
  }
}

export const CREATOR = 0x80
export const SEGMENT_MASK = 0x0f
export const OUTSIDE = 255
