import type { EdgeList } from './edge-list.ts'
import { NumberList } from './number-list.ts'

/** A growing list of edges in flat memory. */
export class EdgeBuffer {
  private readonly from: NumberList
  private readonly to: NumberList

  /** @param expected how many edges to make room for at once */
  constructor(expected: number) {
    this.from = new NumberList(expected)
    this.to = new NumberList(expected)
  }

  get count(): number {
    return this.from.count
  }

  add(a: number, b: number): void {
    this.from.push(a)
    this.to.push(b)
  }

  /** One of the 2 * count ends, counted from 0. */
  end(index: number): number {
    return (index & 1 ? this.to : this.from).at(index >>> 1)
  }

  /** The edges so far: views, not copies. */
  list(users: number): EdgeList {
    return { users, from: this.from.view(), to: this.to.view() }
  }
}
