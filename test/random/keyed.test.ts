import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { log } from '../../sim/numbers/log.ts'
import { hashName, mix32 } from '../../sim/random/hash.ts'
import { keyFromSeed } from '../../sim/random/key.ts'
import { KeyedRandom, openUniform, Purpose } from '../../sim/random/keyed.ts'

const word = fc.integer({ min: 0, max: 0xffffffff })
/** Text of any code points but halves of a surrogate pair. */
const unicode = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff })))
  .map((points) => String.fromCodePoint(...points))
const random = new KeyedRandom(keyFromSeed('2025'))

describe('keyed draws', () => {
  test('are the same whatever was drawn before', () => {
    fc.assert(
      fc.property(word, word, word, (user, platform, index) => {
        const first = random.word(user, platform, index, Purpose.hear)
        random.word(index, user, platform, Purpose.join)
        expect(random.word(user, platform, index, Purpose.hear)).toBe(first)
        expect(new KeyedRandom(keyFromSeed('2025')).word(user, platform, index, Purpose.hear)).toBe(first)
      }),
    )
  })

  test('differ with each part of their key', () => {
    const base = random.word(5, 6, 7, 8)
    const others = [random.word(4, 6, 7, 8), random.word(5, 5, 7, 8), random.word(5, 6, 6, 8), random.word(5, 6, 7, 7)]
    expect(others).not.toContain(base)
    expect(new KeyedRandom(keyFromSeed('2026')).word(5, 6, 7, 8)).not.toBe(base)
  })

  test('take the first word of their block', () => {
    const words = [...random.block(1, 2, 3, 4)]
    expect(random.word(1, 2, 3, 4)).toBe(words[0])
    expect(random.uniform(1, 2, 3, 4)).toBe((words[0]! + 0.5) / 2 ** 32)
    expect(random.exponential(1, 2, 3, 4)).toBe(-log((words[0]! + 0.5) / 2 ** 32))
  })

  test('of an exponential have its mean and its tail', () => {
    const n = 20000
    let sum = 0
    let late = 0
    for (let user = 0; user < n; user++) {
      const threshold = random.exponential(user, 0, 0, Purpose.join)
      sum += threshold
      if (threshold > 2) late++
    }
    expect(Math.abs(sum / n - 1)).toBeLessThan(4 / Math.sqrt(n))
    const share = Math.exp(-2)
    expect(Math.abs(late / n - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / n))
  })

  test('have purposes of their own', () => {
    const purposes = Object.values(Purpose)
    expect(new Set(purposes).size).toBe(purposes.length)
  })
})

test('a uniform never reaches its ends and keeps the order of words', () => {
  expect(openUniform(0)).toBe(2 ** -33)
  expect(openUniform(0xffffffff)).toBe(1 - 2 ** -33)
  expect(openUniform(-1)).toBe(openUniform(0xffffffff))
  fc.assert(fc.property(word, (w) => w === 0xffffffff || openUniform(w + 1) > openUniform(w)))
})

describe('a key', () => {
  test('is two unsigned words that the text of the seed decides', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const key = keyFromSeed(seed)
        expect(key).toEqual(keyFromSeed(seed))
        for (const half of key) expect(half).toBe(half >>> 0)
      }),
    )
  })

  test('of a replicate has nothing to do with that of the next', () => {
    const keys = Array.from({ length: 1000 }, (_, r) => keyFromSeed(`2025#${r}`).join())
    expect(new Set(keys).size).toBe(1000)
  })
})

describe('the hash of a name', () => {
  test('is that of its UTF-8 bytes', () => {
    fc.assert(
      fc.property(unicode, (name) => {
        let hash = 0x811c9dc5
        for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193)
        expect(hashName(name)).toBe(mix32(hash))
      }),
    )
  })

  test('mixes words without two of them meeting', () => {
    // the inverse of each step: an xor-shift by 16 undoes itself, one by 13 takes two, odd factors have inverses
    const inverse = (y: number) => {
      let x = y ^ (y >>> 16)
      x = Math.imul(x, 0x7ed1b41d)
      x ^= (x >>> 13) ^ (x >>> 26)
      x = Math.imul(x, 0xa5cb9243)
      return (x ^ (x >>> 16)) >>> 0
    }
    fc.assert(fc.property(word, (w) => inverse(mix32(w)) === w))
  })
})
