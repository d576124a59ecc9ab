import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wrapped } from '../../../batch/summary/wrapped.ts'

it('breaks a long line between words, and indents what follows', () => {
  expect(wrapped('heard of it again from a friend', 20)).toEqual(['heard of it again', '      from a friend'])
})

it('leaves no word out and no line too long, unless a word is', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 })
  fc.assert(
    fc.property(words, fc.integer({ min: 20, max: 60 }), (list, columns) => {
      const lines = wrapped(list.join(' '), columns)
      expect(lines.flatMap((line) => line.trim().split(' '))).toEqual(list)
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns)
    }),
    { seed: 1 },
  )
})
