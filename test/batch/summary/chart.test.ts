import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineChart, sparkline } from '../../../batch/summary/chart.ts'
import { brief } from '../../../analysis/findings/words.ts'
import { textTable } from '../../../batch/summary/text-table.ts'

const WAVE = [0, 1, 2, 4, 8, 6, 4, 2, 1, 0]

test('a sparkline rises and falls with the values', () => {
  expect(sparkline(WAVE, 10, true)).toBe('▁▂▃▅█▇▅▃▂▁')
  expect(sparkline(WAVE, 5, false)).toBe('_-#-_')
})

test('a line chart begins at 0 and marks what was measured', () => {
  const size = { columns: 14, rows: 4, unicode: false }
  expect(lineChart(WAVE, [{ day: 2, value: 6 }], size, String, ['2025-01-18'])).toEqual([
    '8 |  o ****',
    '  |   **  **',
    '  |  **    **',
    '0 |***      **',
    '   01-18',
  ])
})

test('a line chart in braille has no gaps from side to side', () => {
  const lines = lineChart(WAVE, [], { columns: 14, rows: 4, unicode: true }, String, [])
  const plot = lines.slice(0, -1).map((line) => line.slice(3).padEnd(11))
  for (let column = 0; column < 10; column++) expect(plot.some((row) => row[column] !== ' ')).toBe(true)
})

test('charts stay within their width for any values', () => {
  const values = fc.array(fc.double({ min: 0, max: 1e12, noNaN: true }), { minLength: 1, maxLength: 200 })
  fc.assert(
    fc.property(values, fc.integer({ min: 20, max: 120 }), (list, columns) => {
      const lines = lineChart(list, [], { columns, rows: 5, unicode: true }, brief, ['2025-01-01'])
      return lines.length === 6 && lines.every((line) => line.length <= columns)
    }),
  )
})

test.each([
  [0, '0'],
  [57, '57'],
  [0.57, '0.57'],
  [1234, '1234'],
  [43210, '43.2k'],
  [1130000, '1.13M'],
  [84e6, '84.0M'],
  [170e6, '170M'],
  [2.5e9, '2.50bn'],
  [-2040000, '-2.04M'],
  [NaN, '-'],
])('%d in short is %s', (value, text) => {
  expect(brief(value)).toBe(text)
})

test('tables align the first column to the left and the others to the right', () => {
  expect(
    textTable([
      ['a', 'b'],
      ['long', '10'],
      ['x', '1'],
    ]),
  ).toEqual(['a      b', 'long  10', 'x      1'])
})
