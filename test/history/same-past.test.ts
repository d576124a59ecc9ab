import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { checkSamePast } from '../../sim/history/same-past.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { createSimulation, resumeSimulation } from '../../sim/simulation.ts'
import { type ScenarioFile, scenarioFiles, scenarioOf } from '../support/random-scenario.ts'
import { shippedScenario } from '../scenarios/shipped-scenario.ts'
import { pagesTo } from './pages.ts'

vi.setConfig({ testTimeout: 120_000 })

/** Two scenarios that differ in their events only, and a day of the first one's run. */
const pairs = fc
  .tuple(scenarioFiles, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(20), fc.constantFrom(0, 24, 72, 200))
  .map(([file, part, which, later]) => {
    const day = 1 + Math.floor(part * (file.time.days - 1))
    const ids = Object.keys(file.events)
    const id = ids[which % ids.length]!
    return {
      day,
      one: scenarioOf(file),
      other: scenarioOf({ ...file, events: { ...file.events, [id]: moved(file, id, later) } }),
    }
  })

/** An event that ends later, or does not happen at all. */
function moved({ events }: ScenarioFile, id: string, later: number): Record<string, unknown> {
  const event = events[id]!
  if (later === 0 || typeof event['end'] !== 'string') return { ...event, enabled: false }
  const end = new Date(`${event['end'].replace(' ', 'T')}Z`).getTime() + later * 3.6e6
  return { ...event, end: new Date(end).toISOString().slice(0, 16).replace('T', ' ') }
}

const isSamePast = (one: Scenario, other: Scenario, day: number): boolean => {
  try {
    checkSamePast(one, other, day)
    return true
  } catch {
    return false
  }
}

describe('a run that goes on under another scenario with the same past', () => {
  it('is the straight run of that scenario', () => {
    let passed = 0
    fc.assert(
      fc.property(pairs, ({ day, one, other }) => {
        if (!isSamePast(one, other, day)) return
        passed++
        const past = createSimulation(one)
        pagesTo(past, day)
        const straight = createSimulation(other)
        pagesTo(straight, day)
        const { days } = one.time
        expect(pagesTo(resumeSimulation(other, past.save()), days)).toEqual(pagesTo(straight, days))
      }),
      { seed: 19, numRuns: 60 },
    )
    expect(passed).toBeGreaterThan(15)
  })
})

describe('the past of January 2025', () => {
  const name = 'us-tiktok-ban-2025'
  const january = shippedScenario(name)
  const check = (set: string[], day: number) => () => checkSamePast(january, shippedScenario(name, set), day)

  it.each([
    ['events.ban.end=2025-03-01', 17],
    ['time.days=200', 75],
    ['title=Another', 40],
    ['events.ban.enforcement=0.2', 17],
  ])('is the same with %s after day %d', (set, day) => expect(check([set], day)).not.toThrow())

  it.each([
    [
      'events.ban.end=2025-03-01',
      30,
      'acts on 2025-01-19 12:00, expected only changes that act from 2025-01-30 00:00 on',
    ],
    ['events.ban.enabled=false', 17, 'acts on 2024-12-31 00:00'],
    ['model.wFear=3', 5, 'model.wFear: found another value'],
    ['seed=other', 5, 'seed: found another value'],
    ['platforms.rednote.funnel.phone=0.9', 5, 'platforms.rednote.funnel.phone: found another value'],
    ['time.days=20', 21, 'time.days: found 20, expected at least the 21'],
  ])('is another with %s after day %d', (set, day, message) => expect(check([set], day)).toThrow(message))
})
