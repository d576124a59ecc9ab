import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance, nearest } from '../../sim/schema/nearest.ts'

test('an insertion, a deletion, a replacement and a swap cost one each', () => {
  expect(editDistance('ban', 'bann')).toBe(1)
  expect(editDistance('ban', 'bn')).toBe(1)
  expect(editDistance('ban', 'bat')).toBe(1)
  expect(editDistance('ban', 'bna')).toBe(1)
  expect(editDistance('kitten', 'sitting')).toBe(3)
})

test('distance is symmetric, and 0 only to itself', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a))
      expect(editDistance(a, b) === 0).toBe(a === b)
    }),
  )
})

test('the nearest name is suggested, and none when all are far', () => {
  expect(nearest('rednot', ['tiktok', 'rednote'])).toBe('rednote')
  expect(nearest('Phone', ['phone'])).toBe('phone')
  expect(nearest('zebra', ['tiktok', 'rednote'])).toBeUndefined()
})
