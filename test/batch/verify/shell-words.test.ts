import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shellWord } from '../../../analysis/tidy/command-line.ts'
import { shellWords } from '../../../batch/verify/shell-words.ts'

test('words written for a shell are read back', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (words) => {
      expect(shellWords(words.map(shellWord).join(' '))).toEqual(words)
    }),
  )
})

test.each(['a; b', 'a $(b)', 'a `b`', "a 'b", 'a > b', 'a | b', '"a"', 'a\nb'])('%j is no such line', (text) => {
  expect(shellWords(text)).toBeUndefined()
})
