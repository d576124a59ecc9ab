import { expect, test } from 'vitest'
import { CrossFade } from '../../../viz/crowd/cross-fade.ts'

test('a jump fades the picture before it, playing does not', () => {
  const fade = new CrossFade()
  fade.show(3, 0, false)
  expect(fade.show(3.1, 16, false)).toBe(false)
  expect(fade.strength(16)).toBe(0)
  expect(fade.show(9, 1000, false)).toBe(true)
  expect([1000, 1060, 1120, 5000].map((now) => fade.strength(now))).toEqual([1, 0.5, 0, 0])
})

test('a hand that drags, and who wants no motion, see the new moment at once', () => {
  const fade = new CrossFade()
  fade.show(3, 0, false)
  fade.show(9, 1000, false)
  expect(fade.show(12, 1050, false)).toBe(false)
  expect(fade.strength(1050)).toBe(0)
  expect(fade.show(30, 5000, true)).toBe(false)
  expect(fade.strength(5000)).toBe(0)
})
