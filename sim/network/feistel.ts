/** Rounds of the network; each one mixes one half into the other. */
const ROUNDS = 6

/**
 * A keyed permutation of 0 .. size-1 that stores nothing: an unbalanced Feistel network on the smallest power of two
 * that holds `size`, walked along its cycles until it is back in range (Black & Rogaway, "Ciphers with arbitrary
 * finite domains", CT-RSA 2002). Less than two walks on average.
 */
export class KeyedPermutation {
  size = 0
  private readonly keys = new Int32Array(ROUNDS)
  private lowBits = 0
  private lowMask = 0
  private highMask = 0

  /**
   * Becomes the permutation of a size under a key.
   *
   * @param size 0 .. 2^32
   * @param words four words of the key
   */
  rekey(size: number, words: Uint32Array): void {
    const bits = Math.max(2, 32 - Math.clz32(size - 1))
    this.size = size
    this.lowBits = bits >>> 1
    this.lowMask = (1 << this.lowBits) - 1
    this.highMask = (1 << (bits - this.lowBits)) - 1
    for (let round = 0; round < ROUNDS; round++) this.keys[round] = words[round & 3]! ^ Math.imul(round, 0x9e3779b9)
  }

  /** Where x goes. */
  forward(x: number): number {
    let y = x
    do {
      let low = y & this.lowMask
      let high = y >>> this.lowBits
      for (let round = 0; round < ROUNDS; round += 2) {
        high ^= mix(low ^ this.keys[round]!) & this.highMask
        low ^= mix(high ^ this.keys[round + 1]!) & this.lowMask
      }
      y = ((high << this.lowBits) | low) >>> 0
    } while (y >= this.size)
    return y
  }

  /** What goes to y. */
  inverse(y: number): number {
    let x = y
    do {
      let low = x & this.lowMask
      let high = x >>> this.lowBits
      for (let round = ROUNDS - 2; round >= 0; round -= 2) {
        low ^= mix(high ^ this.keys[round + 1]!) & this.lowMask
        high ^= mix(low ^ this.keys[round]!) & this.highMask
      }
      x = ((high << this.lowBits) | low) >>> 0
    } while (x >= this.size)
    return x
  }

  /** The other one of the pair in which x stands; of an even size only. Its mate is x again, and never x itself. */
  mate(x: number): number {
    return this.inverse((this.forward(x) ^ 1) >>> 0)
  }
}

/** One round's function: two multiplications spread 16 bits over a word; its upper bits come down. */
function mix(word: number): number {
  let x = Math.imul(word, 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 15), 0xc2b2ae35)
  return x >>> 16
}
