import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { experimentJsonSchema } from '../../../analysis/experiment/json-schema.ts'
import { experimentOf, messages } from './experiments.ts'

const WHOLE = `set: { population.agents: 20000, model.tauBuzz: 36 h }
replicates: { count: 40, seed: "2025" }
design: { kind: lhs, samples: 16 }
factors:
  platforms.rednote.funnel.phone: { min: 0, max: 0.97 }
  model.wPresence: { min: 0.5, max: 3 }
arms:
  - { name: as-it-was }
  - { name: no-influencers, set: { events.first-call.enabled: false } }
outputs:
  series: [dau, members, reason_*]
  scalars: { peak: { of: dau.rednote, reduce: max }, kept30: { of: retention_d30.rednote, at: end } }
execution: { engine: threads, onRunError: record, maxFailedFraction: 1 %, runTimeout: 10 min }
`

test('an experiment is read with its defaults', () => {
  const experiment = experimentOf(WHOLE)
  expect(experiment.set).toEqual({ 'population.agents': '20000', 'model.tauBuzz': '36 h' })
  expect(experiment.outputs.quantiles).toEqual([0.05, 0.25, 0.5, 0.75, 0.95])
  expect(experiment.execution.maxFailedFraction).toBe(0.01)
  expect(experimentOf('').arms).toEqual([{ name: 'as-it-was', set: {} }])
})

test.each([
  ['factor: {}', 'e.yaml:3:1: factor: found an unknown name, expected one of', 'did you mean factors?'],
  [
    'set:\n  model.wPresense: 1',
    'e.yaml:4:20: set.model.wPresense: found an unknown path',
    'did you mean model.wPresence?',
  ],
  ['set: { model.wPresence: 99 }', 'found "99", expected a number from 0 to 10', 'set.model.wPresence'],
  ['factors: { model.jMax: { min: 1, max: 2000 } }', 'e.yaml:3:24: factors.model.jMax: found "2000"', 'from 0 to 1000'],
  ['factors: { model.jMax: { min: 2, max: 1 } }', 'min 2 and max 1', 'a min below the max'],
  ['factors: { model.jMax: { min: 2 } }', 'found no range', 'either min and max, or values'],
  ['design: { kind: sobl, samples: 4 }', 'design.kind: found "sobl"', 'did you mean sobol?'],
  ['design: { kind: lhs, samples: 4 }', 'a design lhs without factors', 'at least one factor'],
  ['arms: [{ name: one }, { name: one }]', 'arms.1.name: found one a second time', 'a name of its own'],
  [
    'arms: [{ name: one, set: { events.first-cal.enabled: false } }]',
    'arms.0.set.events.first-cal',
    'did you mean events.first-call.enabled?',
  ],
  ['outputs: { series: [daus] }', 'outputs.series.0: found daus', 'did you mean dau?'],
  [
    'outputs: { scalars: { peak: { of: dau.redbook } } }',
    'outputs.scalars.peak.of: found dau.redbook',
    'expected a series',
  ],
  [
    'outputs: { scalars: { peak: { of: dau.rednote, at: 2026-01-01 } } }',
    'found days outside of the scenario',
    'days from 2024-12-31',
  ],
])('%s is told with its place and what was meant', (more, ...parts) => {
  const [first = ''] = messages(`${more}\n`)
  for (const part of parts) expect(first).toContain(part)
})

test('the schema for editors takes what the reader takes', () => {
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(experimentJsonSchema())
  validate(parse(`name: try\nscenario: us-tiktok-ban-2025\n${WHOLE}`, { schema: 'core' }))
  expect(validate.errors ?? []).toEqual([])
  expect(validate({ name: 'try', scenario: 'x', design: { kind: 'lhs' } })).toBe(false)
})
