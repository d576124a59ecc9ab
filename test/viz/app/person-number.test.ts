import { expect, it } from 'vitest'
import { parsePerson } from '../../../viz/app/person-number.ts'

it('takes the number of a user as people write it, and nothing else', () => {
  expect(parsePerson(' 12,408 ', 16_999)).toBe(12_408)
  expect(parsePerson('0', 16_999)).toBe(0)
  for (const text of ['', '17000', '-1', '1e3', '0x10', 'x', '99999999999'])
    expect(parsePerson(text, 16_999)).toBeNull()
})
