import { expect, test } from 'vitest'
import { comparePairs } from '../../../viz/screens/paired-preview.ts'
import { whoMoved } from '../../../viz/screens/who-moved.ts'

test('differences and peaks are taken pair by pair, not between medians', () => {
  const paired = comparePairs([
    { a: [1, 10, 5], b: [1, 1, 1] },
    { a: [2, 20, 8], b: [2, 4, 2] },
    { a: [3, 40, 9], b: [3, 2, 3] },
  ])
  expect(Array.from(paired.difference.median)).toEqual([0, -16, -6])
  expect(paired.peak.median).toBeCloseTo(-0.9)
  expect(paired.peak.low).toBeLessThan(paired.peak.median)
  expect(paired.peak.high).toBeGreaterThan(paired.peak.median)
})

test('equal arms differ by nothing, and no pair is an error', () => {
  const { difference, peak } = comparePairs([{ a: [1, 2], b: [1, 2] }])
  expect([...difference.lower90, ...difference.upper90, peak.median]).toEqual([0, 0, 0, 0, 0])
  expect(() => comparePairs([])).toThrow(RangeError)
})

test('the people of the fullest day are followed into the other world', () => {
  const a = [Uint8Array.of(0, 0, 255), Uint8Array.of(1, 1, 255), Uint8Array.of(1, 0, 0)]
  const b = [Uint8Array.of(0, 0, 255), Uint8Array.of(0, 255, 0), Uint8Array.of(0, 0, 0)]
  expect(whoMoved(a, b, 1, 2)).toEqual({ day: 1, all: 2, inB: [1, 0, 1] })
})
