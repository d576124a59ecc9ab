import { expect, test } from 'vitest'
import { compare } from '../../../analysis/observed/compare.ts'
import { judge } from '../../../analysis/observed/judge.ts'
import type { Observation } from '../../../analysis/observed/observation.ts'
import { readScenario } from '../../../sim/scenario/read-scenario.ts'
import type { Scenario } from '../../../sim/scenario/scenario.ts'

const TEXT = `name: two
time: { start: 2025-01-01, days: 10 }
population: { people: 1000, segments: { young: { share: 3 }, old: { share: 1 } } }
platforms: { one: { background: 50 } }
`
const { scenario } = readScenario({ text: TEXT, file: 'two.yaml', load: () => undefined }) as { scenario: Scenario }

const row = (part: Partial<Observation>): Observation => ({
  series: 's',
  platform: 'one',
  segment: '',
  date: '2025-01-02',
  dateEnd: '',
  value: 100,
  unit: 'people',
  estimator: 'someone',
  use: 'calibrate',
  ...part,
})
const spec = (metric: string, part: { scale?: number; relativeTo?: number } = {}) => [
  { file: 'f.csv', series: 's', platform: 'one', metric, scale: 1, relativeTo: undefined, ...part },
]
const models = (metric: string, rows: Observation[], valueOn: (segment: string, day: number) => number, part = {}) =>
  compare(scenario, spec(metric, part), rows, (series, day) => valueOn(series.segment, day)).map(({ model }) => model)

test('the background belongs to daily users and to nothing else', () => {
  expect(models('dau', [row({})], () => 10, { scale: 0.5 })).toEqual([70])
  expect(models('registered_total', [row({})], () => 10, { scale: 0.5 })).toEqual([20])
})

test('ratios between segments are of shares of the segments', () => {
  const rows = [row({ segment: 'young', unit: 'ratio', value: 2 }), row({ segment: 'old', unit: 'ratio', value: 1 })]
  // 300 of 750 young people and 50 of 250 old ones.
  expect(models('registered_total', rows, (segment) => (segment === 'young' ? 300 : 50))).toEqual([2, 1])
})

test('what happens adds up over a period, who is there is averaged', () => {
  const period = [row({ date: '2025-01-02', dateEnd: '2025-01-04' })]
  expect(models('registrations', period, (_, day) => day)).toEqual([6])
  expect(models('members', period, (_, day) => day)).toEqual([2])
})

test('context and days outside of the run are not compared', () => {
  expect(
    models('members', [row({ use: 'context' }), row({ date: '2025-02-01' }), row({ date: '2024-12-31' })], () => 1),
  ).toEqual([])
})

test('a value relative to a day has the ratio of the model beside it', () => {
  const rows = [row({ date: '2025-01-01', value: 10 }), row({ date: '2025-01-03', value: 15 })]
  const told = compare(scenario, spec('members', { relativeTo: 0 }), rows, (_, day) => 100 + 50 * day)
  expect(told.map(({ observed, model, reference }) => [observed, model, reference])).toEqual([
    [1, 1, true],
    [1.5, 2, false],
  ])
  expect(told[1]!.judgement).toBe('too high')
})

test('a ratio published against a day has the ratio of the model to that day beside it; readings of a day are averaged', () => {
  const ratios = [
    row({ date: '2025-01-03', unit: 'ratio', value: 0.7 }),
    row({ date: '2025-01-03', unit: 'ratio', value: 0.9 }),
  ]
  const told = compare(scenario, spec('minutes', { relativeTo: 24 }), ratios, (_, day) => 100 - 10 * day)
  expect(told).toHaveLength(1)
  expect(told[0]!.observed).toBeCloseTo(0.8, 12)
  expect(told[0]!.model).toBeCloseTo(80 / 90, 12)
})

test.each([
  [100, 119, 'shape', 'fits'],
  [100, 79, 'shape', 'too low'],
  [100, 140, 'level', 'fits'],
  [100, 151, 'level', 'too high'],
  [1, 2, 'rank', 'fits'],
  [3, 1, 'rank', 'too low'],
] as const)('%d measured and %d modelled, a %s: %s', (observed, model, trust, judgement) => {
  expect(judge(observed, model, trust)).toBe(judgement)
})
