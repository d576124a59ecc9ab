/**
 * A set of whole numbers (codes of pairs of users) in flat memory, for many short uses:
 * open addressing with linear probing (Knuth, The Art of Computer Programming 3, 6.4, algorithms L and R).
 */
export class PairSet {
  private slots = new Float64Array(0)
  private shift = 0
  private mask = 0

  /** Empties the set and makes room for a number of members. */
  reset(members: number): void {
    const bits = Math.max(4, 32 - Math.clz32(2 * members))
    this.shift = 32 - bits
    this.mask = -1 >>> this.shift
    if (this.slots.length <= this.mask) this.slots = new Float64Array(this.mask + 1)
    this.slots.fill(-1, 0, this.mask + 1)
  }

  has(code: number): boolean {
    return this.slots[this.find(code)] === code
  }

  /** Adds a code, 0 .. 2^53-1; says whether it is new. */
  add(code: number): boolean {
    const slot = this.find(code)
    if (this.slots[slot] === code) return false
    this.slots[slot] = code
    return true
  }

  /** Removes a member, and moves up those behind it that could not be found across the gap. */
  remove(code: number): void {
    let gap = this.find(code)
    for (let slot = gap; ;) {
      slot = (slot + 1) & this.mask
      const other = this.slots[slot]!
      if (other < 0) break
      const isReachable = ((slot - this.home(other)) & this.mask) < ((slot - gap) & this.mask)
      if (isReachable) continue
      this.slots[gap] = other
      gap = slot
    }
    this.slots[gap] = -1
  }

  private home(code: number): number {
    return Math.imul(code, 0x9e3779b1) >>> this.shift
  }

  /** Where a code stands, or where it would be put. */
  private find(code: number): number {
    let slot = this.home(code)
    while (this.slots[slot]! >= 0 && this.slots[slot] !== code) slot = (slot + 1) & this.mask
    return slot
  }
}
