import { expect, test } from 'vitest'
import { rangeTable, shareInside, splitRanges } from '../../../analysis/findings/measured-ranges.ts'
import type { Prediction } from '../../../analysis/findings/score.ts'

const prediction = (series: string, observed: number, date = '2025-01-22'): Prediction => ({
  row: {
    series,
    platform: 'rednote',
    segment: '',
    date,
    dateEnd: '',
    value: observed,
    unit: 'people',
    estimator: '',
    use: 'calibrate',
  } as Prediction['row'],
  metric: 'registered_total',
  unit: 'people',
  period: 'fitted',
  observed,
  models: [5, 7, 9, 14],
  members: Float64Array.of(5, 7, 9, 14),
})

test('the two ends of a range are one range, and no readings of their own', () => {
  const all = [prediction('joined-low', 6), prediction('dau', 8), prediction('joined-high', 13)]
  const { single, ranges } = splitRanges(all)
  expect(single.map(({ row }) => row.series)).toEqual(['dau'])
  expect(ranges).toHaveLength(1)
  expect(shareInside(ranges[0]!)).toBe(0.5)
  const { rows } = rangeTable(ranges)
  expect([...(rows as Iterable<unknown>)]).toEqual([
    ['joined', '2025-01-22', 'rednote', '', 'registered_total', 'people', 'fitted', 6, 13, 8, 0.5],
  ])
})

test('an end without the other one, or of another day, is a number like any other', () => {
  const all = [prediction('joined-low', 6), prediction('joined-high', 13, '2025-02-01'), prediction('slow', 2)]
  expect(splitRanges(all)).toEqual({ single: all, ranges: [] })
})
