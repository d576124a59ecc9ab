import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Unit } from '../../sim/schema/field.ts'
import { parseQuantity } from '../../sim/schema/units.ts'

test.each<[string, Unit, number]>([
  ['2 d', 'd', 2],
  ['2', 'd', 2],
  ['36 h', 'd', 1.5],
  ['90 min', 'd', 0.0625],
  ['2 weeks', 'd', 14],
  ['1 day', 'h', 24],
  ['30 %', 'share', 0.3],
  ['29%', 'share', 0.29],
  ['.5', 'share', 0.5],
  ['1.33 per d', 'per d', 1.33],
  ['1.33/d', 'per d', 1.33],
  ['.5 per h', 'per d', 12],
  ['7 a week', 'per d', 1],
  ['240 people per d', 'people per h', 10],
  ['170 million', 'people', 170e6],
  ['3.9M people', 'people', 3.9e6],
  ['4.35k', 'agents', 4350],
  ['12 thousand', '1', 12000],
  ['2 billion', 'people', 2e9],
  ['1e3', 'people', 1000],
  ['-5 logits', 'logit', -5],
  ['2 h', 'min', 120],
])('%s in %s is %d', (text, unit, value) => {
  expect(parseQuantity(text, unit)).toBe(value)
})

test.each<[string, Unit]>([
  ['NaN', '1'],
  ['Infinity', '1'],
  ['1e999', '1'],
  ['0x1F', '1'],
  ['010', '1'],
  ['1_000', 'people'],
  ['1,000', 'people'],
  ['1:30', 'h'],
  ['2 d', 'logit'],
  ['3M', 'd'],
  ['5 per d', 'd'],
  ['', 'd'],
  ['d', 'd'],
])('%s is no number in %s', (text, unit) => {
  expect(parseQuantity(text, unit)).toBeUndefined()
})

test('every number that JSON can write is read back as it is', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(parseQuantity(JSON.stringify(value), 'd')).toBe(value + 0)
    }),
  )
})
