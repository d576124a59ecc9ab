import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slicePart } from '../../../batch/experiment/slice.ts'

const counts = (parts: readonly number[], of: number) =>
  Array.from({ length: of }, (_, part) => parts.filter((one) => one === part).length)
const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values)
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, k) => from + k)

test('every run is in one slice, and slices differ by one run at most', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(500), (of, runs) => {
      const parts = range(0, runs).map((index) => slicePart(index, of))
      expect(parts.every((part) => part >= 0 && part < of && Number.isInteger(part))).toBe(true)
      expect(spread(counts(parts, of))).toBeLessThanOrEqual(1)
    }),
  )
})

test('a replicate is spread over all slices: any runs in a row differ by two at most', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(1000), fc.nat(200), (of, from, runs) => {
      const parts = range(from, from + runs).map((index) => slicePart(index, of))
      expect(spread(counts(parts, of))).toBeLessThanOrEqual(2)
    }),
  )
})

test('a point does not always fall to the same slice, whatever the numbers of points and slices', () => {
  for (const of of [2, 3, 4, 8, 16])
    for (const cells of [1, 2, 4, 6, 8, 12, 16, 32])
      for (let cell = 0; cell < cells; cell++) {
        const parts = range(0, 40 * of).map((replicate) => slicePart(cell + cells * replicate, of))
        // 40 replicates for each slice on average.
        expect(spread(counts(parts, of)), `${cells} points, ${of} slices`).toBeLessThanOrEqual(12)
      }
})
