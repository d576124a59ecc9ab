import { createHash } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { EdgeList } from '../../sim/network/edge-list.ts'
import { createAtomicFile } from '../files/atomic-file.ts'

// An edge list on the disk: the number of users, then the ends `from`, then the ends `to`, as 32 bits little-endian.

/** Edge lists in a folder, by the SHA-256 of their bytes: a study goes on without the file that it was made from. */
export class EdgeStore {
  readonly #folder: string
  readonly #read = new Map<string, Promise<EdgeList>>()

  constructor(folder: string) {
    this.#folder = join(folder, 'edges')
  }

  /** Keeps an edge list. @returns its name: 64 hexadecimal digits */
  async keep({ users, from, to }: EdgeList): Promise<string> {
    const bytes = Buffer.alloc(4 * (1 + from.length + to.length))
    bytes.writeUInt32LE(users, 0)
    for (const [half, ends] of [from, to].entries())
      ends.forEach((end, edge) => bytes.writeUInt32LE(end, 4 * (1 + half * from.length + edge)))
    const name = sha256(bytes)
    await mkdir(this.#folder, { recursive: true })
    const file = await createAtomicFile(join(this.#folder, name))
    try {
      await file.write(bytes)
      await file.commit()
    } finally {
      await file.discard()
    }
    return name
  }

  /**
   * An edge list by its name, in memory that threads share: read once, whoever asks.
   * @throws Error when it is not there, or not whole
   */
  read(name: string): Promise<EdgeList> {
    const known = this.#read.get(name)
    if (known) return known
    const loading = this.#load(name)
    this.#read.set(name, loading)
    // On a shared folder it may be seen a little later.
    loading.catch(() => this.#read.delete(name))
    return loading
  }

  async #load(name: string): Promise<EdgeList> {
    const bytes = await readFile(join(this.#folder, name))
    if (sha256(bytes) !== name) throw new Error(`The edge list ${name.slice(0, 12)} is damaged.`)
    const edges = bytes.length / 8 - 0.5
    const take = (start: number) => {
      const ends = new Uint32Array(new SharedArrayBuffer(4 * edges))
      for (let edge = 0; edge < edges; edge++) ends[edge] = bytes.readUInt32LE(4 * (start + edge))
      return ends
    }
    return { users: bytes.readUInt32LE(0), from: take(1), to: take(1 + edges) }
  }
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
