import { expect, test } from 'vitest'
import { hashName } from '../../sim/random/hash.ts'
import { mistakesIn, SMALL } from './files.ts'

const withEvents = (...events: string[]) =>
  `${SMALL}events:\n${events.map((event, i) => `  e${i}: ${event}\n`).join('')}`

test.each([
  [
    '{ kind: outage, platform: one, start: 2025-01-03, end: 2025-01-02 }',
    'end: found 2025-01-02 00:00, expected a moment not before start (2025-01-03 00:00)',
  ],
  [
    '{ kind: ban, platform: one, announced: 2025-01-03, start: 2025-01-02 }',
    'start: found 2025-01-02 00:00, expected a moment not before announced (2025-01-03 00:00)',
  ],
  [
    '{ kind: ban, platform: one, end: 2025-01-02 }',
    'end: found 2025-01-02 00:00, expected a moment not before start (never)',
  ],
  [
    '{ kind: ban, platform: one, delistFrom: 2025-01-03, delistUntil: 2025-01-02 }',
    'delistUntil: found 2025-01-02 00:00, expected a moment not before delistFrom (2025-01-03 00:00)',
  ],
  [
    '{ kind: ban, platform: one, belief: [{ at: 2025-01-02, level: 0 }, { at: 2025-01-02, level: 1 }] }',
    'belief.1.at: found 2025-01-02 00:00, expected a moment after the one before it (2025-01-02 00:00)',
  ],
  [
    '{ kind: influencer, from: one, to: one, at: 2025-01-02, followers: 1 }',
    'to: found "one", expected another platform than in from',
  ],
])('%s', (event, line) => {
  const lines = mistakesIn(withEvents(event))
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain(`events.e0.${line}`)
})

test.each([
  [
    'platforms.one={"aware": ".5", "members": ".6"}',
    'platforms.one.aware: found 0.5, expected aware and members (0.6) of at most 1 together',
  ],
  ['platforms.one.waiting=1001', 'platforms.one.waiting: found 1001, expected at most population.people (1000)'],
  ['platforms.one.dau=10', 'platforms.one.dau: found 10, expected at most its members, 0 of 1000'],
  [
    'population.segments={"a":{"share":0},"b":{"share":0}}',
    'population.segments: found no segment with a share, expected a share above 0 for one of them',
  ],
  ['network.degree=251', 'network.degree: found 251, expected at most maxDegree (250)'],
  ['population.agents=5e8', 'population.agents: found "5e8", expected a whole number from 1 to 4e8 agents'],
  ['time.start=2025-02-29', 'time.start: found "2025-02-29" (no such day), expected a day of the calendar'],
])('%s is refused', (set, line) => {
  expect(mistakesIn(SMALL, [set])).toEqual([`--set ${set}: ${line}`])
})

test('two platforms that would draw the same numbers are refused', () => {
  expect(hashName('p1uzx')).toBe(hashName('pc2ad'))
  const text = SMALL.replace('one: {}', 'p1uzx: {}').replace('two: {}', 'pc2ad: {}')
  expect(mistakesIn(text)).toEqual([
    'small.yaml:6:10: platforms.pc2ad: found this id, expected one that draws other numbers than p1uzx: rename one of the two',
  ])
})

test('a platform has at most four different audiences', () => {
  const told = (from: string) => `{ kind: told, from: ${from}, to: two, rate: 1, start: 2025-01-02 }`
  const platforms = SMALL.replace('  one: {}', '  one: {}\n  a: {}\n  b: {}\n  c: {}')
  const events = [...'abc', 'one', 'one'].map((from, i) => `  e${i}: ${told(from)}\n`).join('')
  expect(mistakesIn(`${platforms}events:\n${events}`)).toEqual([])
  const fifth = '  f: { kind: crossPromotion, from: one, to: two, rate: 0.1, start: 2025-01-02 }\n'
  expect(mistakesIn(`${platforms}events:\n${events}${fifth}`)).toEqual([
    'small.yaml:16:6: events.f: found a 5th audience that is told of two, expected at most 4 different ones for a platform',
  ])
  expect(mistakesIn(`${platforms}events:\n${events}${fifth}`, ['events.f.enabled=false'])).toEqual([])
})

test('an observed metric is one of the model', () => {
  const [line] = mistakesIn(`${SMALL}observed: [{ file: a.csv, series: s, platform: one, metric: dua }]\n`)
  expect(line).toMatch(/observed\.0\.metric: found "dua", expected one of dau, .*did you mean dau\?$/)
})
