import { expect, test } from 'vitest'
import { formatMistake } from '../../sim/schema/mistake.ts'
import { readScenario } from '../../sim/scenario/read-scenario.ts'
import { SMALL } from './files.ts'

const BASE = `${SMALL}events:
  push: { kind: told, from: one, to: two, rate: 1, start: 2025-01-02 }
  report: { kind: news, platform: two, at: 2025-01-03, size: .5 }
`

function readOver(text: string, others: Record<string, string> = {}) {
  const files: Record<string, string> = { base: BASE, ...others }
  const load = (name: string) => {
    const found = files[name.replace('./', '').replace('.yaml', '')]
    return found === undefined ? undefined : { text: found, file: `${name}.yaml` }
  }
  return readScenario({ text, file: 'top.yaml', load, shipped: Object.keys(files) })
}

const mistakesOver = (text: string, others?: Record<string, string>) =>
  readOver(text, others).mistakes.map(formatMistake)

test('groups merge by field, records by name', () => {
  const { scenario } = readOver(
    'extends: base\nplatforms: { one: { taste: .5 }, three: {} }\nevents: { push: { rate: 2 } }\n',
  )
  expect(Object.keys(scenario!.platforms)).toEqual(['one', 'three', 'two'])
  expect(scenario!.platforms['one']!.taste).toBe(0.5)
  expect(scenario!.events['push']).toMatchObject({ kind: 'told', rate: 2, start: 24 })
})

test('null takes away what the base says', () => {
  const { scenario } = readOver('extends: base\nevents: { push: null, report: { size: null } }\n')
  expect(scenario!.events).toMatchObject({ report: { size: 0 } })
  expect(Object.keys(scenario!.events)).toEqual(['report'])
  expect(mistakesOver('extends: base\nevents: { psuh: null }\n')).toEqual([
    'top.yaml:2:11: events.psuh: found null for what is not there, expected a name from the file that it extends; did you mean push?',
  ])
})

test('an event or a network of another kind replaces the one of the base whole', () => {
  const { scenario } = readOver(
    'extends: base\nnetwork: { kind: ring, degree: 2 }\nevents: { push: { kind: delist, platform: two, start: 2025-01-02 } }\n',
  )
  expect(scenario!.events['push']).toEqual({ kind: 'delist', platform: 'two', start: 24, end: 1e9, enabled: true })
  expect(scenario!.network).toEqual({ kind: 'ring', degree: 2 })
})

test('a list replaces a list', () => {
  const ban = (belief: string) => `events: { b: { kind: ban, platform: one, belief: ${belief} } }\n`
  const { scenario } = readOver(`extends: middle\n${ban('[]')}`, {
    middle: `extends: base\n${ban('[{ at: 2025-01-02, level: 1 }]')}`,
  })
  expect(scenario!.events['b']).toMatchObject({ belief: [] })
})

test('a mistake stands in the file in which it was made', () => {
  expect(
    mistakesOver('extends: middle\nmodel: { jMax: x }\n', { middle: 'extends: base\nseed: 1\nmodel: { i0: y }\n' }),
  ).toEqual([
    'top.yaml:2:16: model.jMax: found "x", expected a number from 0 to 1000 per d, per h, per min or per week',
    'middle.yaml:3:14: model.i0: found "y", expected a number from -12 to 6 in logit',
  ])
})

test('a circle is printed as a chain', () => {
  expect(mistakesOver('extends: a\n', { a: 'extends: b\n', b: 'extends: a\n' })).toEqual([
    'b.yaml:1:10: extends: found a circle: top.yaml -> a.yaml -> b.yaml -> a.yaml, expected a chain of files that ends',
  ])
})

test('a chain without end is refused', () => {
  const files = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`s${i}`, `extends: s${i + 1}\n`]))
  expect(mistakesOver('extends: s0\n', files).join('\n')).toMatch(
    /extends: found a chain of 11 files, expected at most 10/,
  )
})

test('an unknown name is met with the nearest one', () => {
  expect(mistakesOver('extends: bsae\n')).toEqual([
    'top.yaml:1:10: extends: found "bsae", expected the name of a scenario or a file; did you mean base?',
  ])
  expect(mistakesOver('extends: [base]\n').join()).toContain(
    'extends: found no name, expected the name of a scenario or a file',
  )
})
