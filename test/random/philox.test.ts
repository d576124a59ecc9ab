import fc from 'fast-check'
import { expect, test } from 'vitest'
import { philox } from '../../sim/random/philox.ts'

const word = fc.integer({ min: 0, max: 0xffffffff })
const block = (counter: readonly [number, number, number, number], key: readonly [number, number]) => {
  const out = new Uint32Array(4)
  philox(...counter, ...key, out)
  return [...out]
}

test('Philox4x32-10 gives the known answers of Random123', () => {
  expect(block([0, 0, 0, 0], [0, 0])).toEqual([0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8])
  expect(block([0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff])).toEqual([
    0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd,
  ])
  expect(block([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0])).toEqual([
    0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1,
  ])
})

test('it equals the definition of the paper, computed with integers of any size', () => {
  fc.assert(
    fc.property(word, word, word, word, word, word, (a, b, c, d, k0, k1) => {
      expect(block([a, b, c, d], [k0, k1])).toEqual(byDefinition([a, b, c, d].map(BigInt), [k0, k1].map(BigInt)))
    }),
  )
})

test('signed words count as the unsigned ones with the same bits', () => {
  fc.assert(
    fc.property(word, word, (counter, key) => {
      expect(block([counter | 0, 1, 2, counter | 0], [key | 0, 3])).toEqual(block([counter, 1, 2, counter], [key, 3]))
    }),
  )
})

test('flipping one bit of the counter or of the key flips about half of the 128 bits', () => {
  const flips = Array.from({ length: 192 }, (_, bit) => {
    const words = new Uint32Array(6)
    words[bit >> 5] = 1 << (bit & 31)
    const [a, b, c, d, k0, k1] = words
    const flipped = block([a!, b!, c!, d!], [k0!, k1!])
    return block([0, 0, 0, 0], [0, 0]).reduce((sum, x, i) => sum + bitsOf(x ^ flipped[i]!), 0)
  })
  const mean = flips.reduce((sum, count) => sum + count, 0) / flips.length
  // each count is Binomial(128, 1/2): sd 5.66, that of the mean .41
  expect(Math.abs(mean - 64)).toBeLessThan(4 * 0.41)
  expect(Math.min(...flips)).toBeGreaterThan(64 - 6 * 5.66)
  expect(Math.max(...flips)).toBeLessThan(64 + 6 * 5.66)
})

function bitsOf(x: number): number {
  return (x >>> 0).toString(2).replaceAll('0', '').length
}

/** Salmon et al. 2011, section 3.3: two 32 x 32 -> 64 bit products a round, keys raised by Weyl constants. */
function byDefinition(counter: bigint[], key: bigint[]): number[] {
  const MASK = 0xffffffffn
  let [x0, x1, x2, x3] = counter as [bigint, bigint, bigint, bigint]
  let [k0, k1] = key as [bigint, bigint]
  for (let round = 0; round < 10; round++) {
    const p0 = 0xd2511f53n * x0
    const p1 = 0xcd9e8d57n * x2
    ;[x0, x1, x2, x3] = [(p1 >> 32n) ^ x1 ^ k0, p1 & MASK, (p0 >> 32n) ^ x3 ^ k1, p0 & MASK]
    k0 = (k0 + 0x9e3779b9n) & MASK
    k1 = (k1 + 0xbb67ae85n) & MASK
  }
  return [x0, x1, x2, x3].map(Number)
}
