/** A growing list of 32-bit numbers in flat memory. */
export class NumberList {
  count = 0
  private values: Uint32Array

  /** @param expected how many numbers to make room for at once */
  constructor(expected: number) {
    this.values = new Uint32Array(Math.max(16, Math.ceil(expected)))
  }

  push(value: number): void {
    if (this.count === this.values.length) {
      const longer = new Uint32Array(this.count * 2)
      longer.set(this.values)
      this.values = longer
    }
    this.values[this.count++] = value
  }

  at(index: number): number {
    return this.values[index]!
  }

  /** The numbers so far: a view, not a copy. */
  view(): Uint32Array {
    return this.values.subarray(0, this.count)
  }
}
