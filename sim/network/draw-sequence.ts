import { KeyedRandom, Purpose } from '../random/keyed.ts'

/**
 * The draws of one builder step, numbered 0, 1, 2 ... under a key of their own,
 * so that what one community or user draws cannot shift what another one does.
 */
export class DrawSequence {
  private readonly random: KeyedRandom
  private readonly stream: number
  private id = 0
  private index = 0
  private used = 4

  /** @param stream one of `Stream` */
  constructor(random: KeyedRandom, stream: number) {
    // A generator of its own, so that nobody else overwrites the words that are not used yet.
    this.random = new KeyedRandom(random.key)
    this.stream = stream
  }

  /** Goes to the first draw of a user or community. */
  start(id: number): this {
    this.id = id
    this.index = 0
    this.used = 4
    return this
  }

  /** The next 32-bit word. */
  word(): number {
    if (this.used === 4) {
      this.random.block(this.id, this.stream, this.index++, Purpose.network)
      this.used = 0
    }
    return this.random.words[this.used++]!
  }

  /** A whole number from 0 to count-1; uniform up to count/2^32. */
  below(count: number): number {
    return Math.floor(this.word() * count * 2.3283064365386963e-10)
  }
}
