import type { EdgeList } from './edge-list.ts'

/** A growing list of edges in flat memory. */
export class EdgeBuffer {
  count = 0
  private from: Uint32Array
  private to: Uint32Array

  /** @param expected how many edges to make room for at once */
  constructor(expected: number) {
    this.from = new Uint32Array(Math.max(16, Math.ceil(expected)))
    this.to = new Uint32Array(this.from.length)
  }

  add(a: number, b: number): void {
    if (this.count === this.from.length) {
      this.from = grown(this.from)
      this.to = grown(this.to)
    }
    this.from[this.count] = a
    this.to[this.count++] = b
  }

  /** One of the 2 * count ends, counted from 0. */
  end(index: number): number {
    return index & 1 ? this.to[index >>> 1]! : this.from[index >>> 1]!
  }

  /** The edges so far: views, not copies. */
  list(users: number): EdgeList {
    return { users, from: this.from.subarray(0, this.count), to: this.to.subarray(0, this.count) }
  }
}

function grown(values: Uint32Array): Uint32Array {
  const longer = new Uint32Array(values.length * 2)
  longer.set(values)
  return longer
}
