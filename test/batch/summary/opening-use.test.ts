import { expect, test } from 'vitest'
import { openingUse } from '../../../batch/summary/opening-use.ts'
import type { RunSummary } from '../../../batch/summary/summary.ts'
import { readScenario } from '../../../sim/scenario/read-scenario.ts'

const text = `name: one
time: { start: 2025-01-01, days: 10 }
population: { people: 1000000 }
platforms: { one: { members: 0.9, dau: 800000 }, two: { members: 0.5 } }
`
const scenario = readScenario({ text, file: 'one.yaml', load: () => undefined }).scenario!
const firstDay = (dau: number) => ({
  origin: { people: 1e6, agents: 10000 } as RunSummary['origin'],
  platforms: ['one', 'two'].map((id) => ({
    id,
    title: id,
    dau: { first: dau, most: dau, mostOn: '2025-01-01', last: dau },
    registrations: 0,
    members: 0,
  })),
})

test('a first day within chance of the use asked for needs no word', () => {
  expect(openingUse(scenario, firstDay(830_000))).toEqual([])
})

test('a use that visits cannot give is said, with what there is', () => {
  expect(openingUse(scenario, firstDay(600_000))).toEqual([
    expect.stringMatching(
      /^platforms\.one\.dau asks for 800k a day; the first day has 600k: people have [\d.]+ visits/,
    ),
  ])
})
