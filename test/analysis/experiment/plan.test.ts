import { expect, test } from 'vitest'
import { designPoints } from '../../../analysis/experiment/design-points.ts'
import { reduce, windowOf } from '../../../analysis/experiment/reduce.ts'
import { Configurations, plannedRun, runCount, studyOf } from '../../../analysis/experiment/study.ts'
import { canonicalText } from '../../../sim/scenario/canonical-text.ts'
import { checkScenario } from '../../../sim/scenario/check-scenario.ts'
import { experimentOf, usCase } from './experiments.ts'

const FACTORS = 'factors: { model.wFear: { min: 0, max: 2 }, model.wOwner: { values: [1, 1.5] } }\n'
const RANGES = 'factors: { model.wFear: { min: 0, max: 2 }, model.wOwner: { min: 1, max: 2 } }\n'

test('a grid has every combination, the last factor running fastest', () => {
  expect(designPoints(experimentOf(FACTORS))).toEqual(
    [0, 1, 2].flatMap((fear) => ['1', '1.5'].map((owner) => [`model.wFear=${fear}`, `model.wOwner=${owner}`])),
  )
  expect(designPoints(experimentOf(''))).toEqual([[]])
})

test('a list is taken as it stands', () => {
  const points = designPoints(experimentOf('design: { kind: list, points: [{ model.wFear: 1 }, { seed: x }] }\n'))
  expect(points).toEqual([['model.wFear=1'], ['seed=x']])
})

test.each([
  ['lhs, samples: 8', 8],
  ['sobol, samples: 8', 8],
  ['morris, trajectories: 3', 9],
  ['sobol-indices, samples: 4', 16],
])('a design %s has %i points, the same every time', (design, count) => {
  const more = `design: { kind: ${design} }\n${RANGES}`
  const points = designPoints(experimentOf(more))
  expect(points).toHaveLength(count)
  expect(designPoints(experimentOf(more))).toEqual(points)
})

test('the plan goes replicate by replicate, with the same seed at every point and in every arm', () => {
  const study = studyOf(experimentOf(`${FACTORS}replicates: { count: 2 }\narms: [{ name: a }, { name: b }]\n`), usCase)
  expect(runCount(study)).toBe(24)
  expect(plannedRun(study, 11)).toEqual({ index: 11, replicate: 0, point: 5, arm: 1, seed: '2025#0' })
  expect(plannedRun(study, 12)).toEqual({ index: 12, replicate: 1, point: 0, arm: 0, seed: '2025#1' })
})

test('a run is the scenario with the same overrides and seed', () => {
  const study = studyOf(
    experimentOf(
      `${FACTORS}set: { population.agents: 500 }\narms: [{ name: off, set: { events.first-call.enabled: false } }]\n`,
    ),
    usCase,
  )
  const set = [
    'population.agents=500',
    'model.wFear=0',
    'model.wOwner=1',
    'events.first-call.enabled=false',
    'seed="2025#0"',
  ]
  expect(canonicalText(new Configurations(study).of(plannedRun(study, 0)))).toBe(
    canonicalText(checkScenario(usCase, 'us', set).scenario!),
  )
})

test('an arm, a replicate or a metric more changes no configuration', () => {
  const texts = (more: string) => {
    const study = studyOf(experimentOf(more), usCase)
    const configurations = new Configurations(study)
    return Array.from({ length: runCount(study) }, (_, k) => canonicalText(configurations.of(plannedRun(study, k))))
  }
  const few = texts('replicates: { count: 2 }\n')
  const many = texts(
    'replicates: { count: 3 }\narms: [{ name: new, set: { model.wFear: 1 } }, { name: old }]\noutputs: { series: [rank] }\n',
  )
  expect(many).toEqual(expect.arrayContaining(few))
})

test.each([
  ['mean', 2],
  ['sum', 6],
  ['min', 1],
  ['max', 3],
  ['day-of-max', 3],
] as const)('the %s of a span of days leaves out days without a value', (kind, value) => {
  expect(reduce(kind, [9, 1, NaN, 3, 2, 9], { from: 1, until: 4 })).toBe(value)
  expect(reduce(kind, [NaN], { from: 0, until: 0 })).toBeNaN()
})

test('days are counted from the first of the scenario', () => {
  expect(windowOf({ at: '2025-01-18' }, usCase)).toEqual({ from: 18, until: 18 })
  expect(windowOf({ from: '2025-01-01' }, usCase)).toEqual({ from: 1, until: 74 })
  expect(windowOf({ at: 'end' }, usCase)).toEqual({ from: 74, until: 74 })
})
