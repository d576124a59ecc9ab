/** Users whose stubs are counted together. */
const GROUP = 16
/** One entry of the guide stands for this many stubs. */
const STEP = 64

/**
 * Numbers the stubs of all users from 0, in the order of users, in some 3 bytes a user: counts, their sum before
 * every sixteenth user, and a guide to the group where to start looking for a stub's owner
 * (the guide table of Chen & Asau, AIIE Transactions 6, 1974).
 */
export class StubTable {
  readonly total: number
  private readonly counts: Uint8Array
  /** In doubles, since billions of users may have more than 2^32 stubs. */
  private readonly groupStart: Float64Array
  private readonly guide: Uint32Array

  /** @param counts stubs of each user; kept, not copied */
  constructor(counts: Uint8Array) {
    const groups = Math.ceil(counts.length / GROUP)
    this.counts = counts
    this.groupStart = new Float64Array(groups + 1)
    for (let group = 0; group < groups; group++) {
      let sum = this.groupStart[group]!
      const end = Math.min(counts.length, (group + 1) * GROUP)
      for (let user = group * GROUP; user < end; user++) sum += counts[user]!
      this.groupStart[group + 1] = sum
    }
    this.total = this.groupStart[groups]!
    this.guide = new Uint32Array(Math.ceil(this.total / STEP))
    for (let entry = 0, group = 0; entry < this.guide.length; entry++) {
      while (this.groupStart[group + 1]! <= entry * STEP) group++
      this.guide[entry] = group
    }
  }

  /** The number of a user's first stub; of the user after the last, `total`. */
  first(user: number): number {
    const group = Math.floor(user / GROUP)
    let stub = this.groupStart[group]!
    for (let before = group * GROUP; before < user; before++) stub += this.counts[before]!
    return stub
  }

  /** The user who has a stub, 0 .. total-1. */
  owner(stub: number): number {
    let group = this.guide[Math.floor(stub / STEP)]!
    while (this.groupStart[group + 1]! <= stub) group++
    let user = group * GROUP
    for (let end = this.groupStart[group]! + this.counts[user]!; end <= stub; end += this.counts[user]!) user++
    return user
  }
}
