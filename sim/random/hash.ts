/**
 * A stable 32-bit hash of a name (FNV-1a over its UTF-8 bytes, then mixed).
 * Draws are keyed by it, so the same platform draws the same numbers
 * whatever else stands in the file and in whatever order.
 */
export function hashName(name: string): number {
  let hash = 0x811c9dc5
  for (const byte of utf8(name)) hash = Math.imul(hash ^ byte, 0x01000193)
  return mix32(hash)
}

/**
 * A bijection of 32-bit words with good avalanche (the finaliser of MurmurHash3).
 * Splits one keyed word over platforms: mix32(word ^ platform hash).
 */
export function mix32(word: number): number {
  let x = word | 0
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}

/** UTF-8 bytes of a text; written out because TextEncoder belongs to no JavaScript engine by itself. */
function* utf8(text: string): Generator<number> {
  for (const character of text) {
    const code = character.codePointAt(0)!
    if (code < 0x80) yield code
    else if (code < 0x800) yield* [0xc0 | (code >> 6), 0x80 | (code & 63)]
    else if (code < 0x10000) yield* [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)]
    else {
      yield 0xf0 | (code >> 18)
      yield* [0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)]
    }
  }
}
