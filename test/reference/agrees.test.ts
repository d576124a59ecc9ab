import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { expect, it, vi } from 'vitest'
import { readScenario } from '../../sim/scenario/read-scenario.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { createSimulation } from '../../sim/simulation.ts'
import { dateOf, scenarioFiles, scenarioFilesWithRules, scenarioOf } from '../support/random-scenario.ts'
import { firstDifference } from './difference.ts'
import { PlainModel } from './plain-model.ts'

vi.setConfig({ testTimeout: 120_000 })

/** Runs a scenario in both and compares every user, platform and metric after every day. */
function expectAgreement(scenario: Scenario, shards = 1): void {
  const engine = createSimulation(scenario, { shards })
  const plain = new PlainModel(scenario)
  expect(firstDifference(engine, plain)).toBe('')
  for (let day = 0; day < scenario.time.days; day++) {
    const record = engine.step()
    plain.step()
    expect(firstDifference(engine, plain, record)).toBe('')
  }
}

/** A scenario of one's own making. */
function written(agents: number, days: number, rest: Record<string, unknown>): Scenario {
  const population = { agents, people: agents * 1000 }
  const time = { start: '2025-01-01', days }
  return scenarioOf({
    name: 'written',
    seed: '1',
    time,
    population,
    network: {},
    model: {},
    store: {},
    events: {},
    platforms: {},
    ...rest,
  })
}

it('agrees with the plain model bit for bit in whatever happens', () => {
  const shards = fc.integer({ min: 1, max: 3 })
  fc.assert(
    fc.property(scenarioFiles, shards, (file, parts) => expectAgreement(scenarioOf(file), parts)),
    { seed: 20250119, numRuns: 60 },
  )
})

it('agrees under other rules of hearing, joining, choice, presence and leaving, and about seeds', () => {
  const shards = fc.integer({ min: 1, max: 3 })
  fc.assert(
    fc.property(scenarioFilesWithRules, shards, (file, parts) => expectAgreement(scenarioOf(file), parts)),
    { seed: 20250120, numRuns: 40 },
  )
})

it('agrees about the United States of January 2025', () => {
  const file = 'us-tiktok-ban-2025.yaml'
  const text = readFileSync(new URL(`../../scenarios/${file}`, import.meta.url), 'utf8')
  const { scenario } = readScenario({ text, file, load: () => undefined, set: ['population.agents=300'] })
  expectAgreement(scenario!, 2)
})

it('agrees about those before a wall when a login that would let them through ends', () => {
  const platforms = { old: { members: 0.5 }, new: { media: 3, aware: 0, funnel: { phone: 0.9 } } }
  const login = { kind: 'crossPromotion', from: 'old', to: 'new', login: 1, start: dateOf(48), end: dateOf(50) }
  expectAgreement(written(150, 5, { platforms, model: { kWait: 2, i0: 2 }, events: { login } }))
})

it('agrees about people with more friends than a byte can count', () => {
  const platforms = { all: { members: 1 }, some: { members: 0.5, media: 0.5 } }
  expectAgreement(written(320, 4, { platforms, network: { kind: 'ring', degree: 300 }, model: { visits: 40 } }))
})

it('agrees in a run longer than a byte can count days', () => {
  const platforms = { old: { members: 0.9, dau: 8000 }, new: { media: 0.05, foreign: true } }
  expectAgreement(written(25, 262, { platforms, model: { i0: 1, r0: 0.05 } }))
})

it('agrees, with finite numbers, where known use is more than people have visits for', () => {
  const platforms = { all: { members: 1, dau: 119000 }, some: { members: 0.5 } }
  const dark = { kind: 'outage', platform: 'all', start: dateOf(27), end: dateOf(56) }
  const scenario = written(120, 4, { platforms, events: { dark } })
  expectAgreement(scenario)
  const simulation = createSimulation(scenario)
  for (let day = 0; day < 4; day++) {
    const record = simulation.step()
    for (const p of [0, 1]) expect(record.value('minutes', p)).toBeLessThan(120 * 24 * 60)
  }
})

it('agrees about a queue that is longer than a day of registrations', () => {
  const platforms = { small: { media: 2, capacity: 500, waiting: 20000, funnel: { invitation: 0.7 } } }
  const open = { kind: 'openRegistration', platform: 'small', start: dateOf(24) }
  expectAgreement(written(100, 8, { platforms, model: { i0: 2, tauPatience: 1 }, events: { open } }), 3)
})
