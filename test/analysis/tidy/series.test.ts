import { expect, test } from 'vitest'
import { chooseMetrics } from '../../../analysis/tidy/choose-metrics.ts'
import { listSeries, metricNames, observeDay } from '../../../analysis/tidy/series.ts'
import type { DayRecord } from '../../../sim/observe/day-record.ts'

const SHAPE = { platforms: ['a', 'b'], segments: ['young', 'old'] }

const RECORD: DayRecord = {
  day: 0,
  date: '2025-01-01',
  value: (metric, platform, segment) => (metric === 'rank' ? 3 : 10 * (platform + 1) + (segment ?? -1) + 1),
  flows: Float64Array.from([0, 1, 2, 3, 0, 5, 6, 7, 0]),
  overlap: Float64Array.from([10, 4, 4, 20]),
  search: Float64Array.from([1, 0]),
  searchPeak: Float64Array.from([2, 0]),
}

const valueOf = (platform: string, segment: string, metric: string) => {
  const index = listSeries(SHAPE).findIndex(
    (s) => s.platform === platform && s.segment === segment && s.metric === metric,
  )
  return observeDay(RECORD, SHAPE, 100)[index]
}

test('there are as many values as series', () => {
  expect(observeDay(RECORD, SHAPE, 100)).toHaveLength(listSeries(SHAPE).length)
})

test('counts are people, not agents', () => {
  expect([valueOf('b', '', 'dau'), valueOf('b', 'young', 'dau'), valueOf('b', 'old', 'dau')]).toEqual([
    2000, 2100, 2200,
  ])
})

test('ranks and shares stay as they are', () => {
  expect([valueOf('a', '', 'rank'), valueOf('a', 'old', 'retention_d7')]).toEqual([3, 12])
})

test('flows go from rows to columns, outside last', () => {
  expect([
    valueOf('a', '', 'flow_to_b'),
    valueOf('b', '', 'flow_to_outside'),
    valueOf('outside', '', 'flow_to_a'),
  ]).toEqual([100, 500, 600])
})

test('overlaps have the members of one on the diagonal', () => {
  expect([valueOf('a', '', 'overlap_b'), valueOf('b', '', 'overlap_b')]).toEqual([400, 2000])
})

test('every series has a metric that can be chosen', () => {
  const names = new Set(metricNames(SHAPE.platforms))
  expect(listSeries(SHAPE).every(({ metric }) => names.has(metric))).toBe(true)
})

test('metrics are chosen by name and by pattern', () => {
  const names = metricNames(SHAPE.platforms)
  expect([...chooseMetrics(['dau', 'flow_to_*'], names).chosen]).toEqual([
    'dau',
    'flow_to_a',
    'flow_to_b',
    'flow_to_outside',
  ])
  expect([...chooseMetrics(['*_d7'], names).chosen]).toEqual(['retention_d7', 'survival_d7'])
})

test('a wrong name comes back with the nearest one', () => {
  expect(chooseMetrics(['dauu', 'zzz*'], metricNames([])).unknown).toEqual([
    { word: 'dauu', nearest: 'dau' },
    { word: 'zzz*', nearest: undefined },
  ])
})
