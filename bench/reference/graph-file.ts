import { closeSync, openSync, readSync, writeFileSync } from 'node:fs'
import { createNetwork } from '../../sim/network/create-network.ts'
import { keyFromSeed } from '../../sim/random/key.ts'
import { KeyedRandom } from '../../sim/random/keyed.ts'
import { TIES } from './model.ts'

/**
 * The graph is made once and lies in a file, as rows of neighbours: users, users + 1 offsets, neighbours, all 32 bits.
 * So every version has the same one, and none is charged for the memory in which it was made.
 */
export function writeGraph(path: string, users: number): void {
  const network = createNetwork({ kind: 'barabasi-albert', edges: TIES }, users, new KeyedRandom(keyFromSeed('graph')))
  if (network.kind !== 'edges') throw new Error('the graph has no edges to store')
  writeFileSync(path, new Uint32Array([users]))
  writeFileSync(path, network.offsets, { flag: 'a' })
  writeFileSync(path, network.neighbours, { flag: 'a' })
}

/** An open graph file. */
export class GraphFile {
  readonly users: number
  private readonly file: number

  constructor(path: string) {
    this.file = openSync(path, 'r')
    this.users = this.words(0, 1)[0]!
  }

  /** The graph whole: friends of u are `neighbours[offsets[u]] .. neighbours[offsets[u + 1] - 1]`. */
  readRows(): { offsets: Uint32Array; neighbours: Uint32Array } {
    const offsets = this.words(1, this.users + 1)
    return { offsets, neighbours: this.words(this.users + 2, offsets[this.users]!) }
  }

  /** Each friendship once, the lower user first, without ever holding more than a few thousand rows. */
  forEachEdge(visit: (a: number, b: number) => void): void {
    const BLOCK = 4096
    for (let first = 0; first < this.users; first += BLOCK) {
      const rows = Math.min(BLOCK, this.users - first)
      const offsets = this.words(1 + first, rows + 1)
      const neighbours = this.words(this.users + 2 + offsets[0]!, offsets[rows]! - offsets[0]!)
      for (let row = 0; row < rows; row++) {
        for (let i = offsets[row]!; i < offsets[row + 1]!; i++) {
          const other = neighbours[i - offsets[0]!]!
          if (other > first + row) visit(first + row, other)
        }
      }
    }
  }

  close(): void {
    closeSync(this.file)
  }

  private words(first: number, count: number): Uint32Array {
    const words = new Uint32Array(count)
    const bytes = new Uint8Array(words.buffer)
    for (let done = 0; done < bytes.length;) {
      const read = readSync(this.file, bytes, done, bytes.length - done, first * 4 + done)
      if (read === 0) throw new Error('the graph file is cut short')
      done += read
    }
    return words
  }
}
