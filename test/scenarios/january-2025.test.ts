import { beforeAll, describe, expect, it } from 'vitest'
import type { DayRecord } from '../../sim/observe/day-record.ts'
import { createSimulation, type Simulation } from '../../sim/simulation.ts'
import { shippedScenario } from './shipped-scenario.ts'

const JANUARY = 31 // index of a day of January: 31 December is day 0

interface Run {
  simulation: Simulation
  records: DayRecord[]
}

function run(name: string, days: number, set: readonly string[] = [], agents = 20000): Run {
  const scenario = shippedScenario(name, [`population.agents=${agents}`, `time.days=${days}`, ...set])
  const simulation = createSimulation(scenario)
  return { simulation, records: Array.from({ length: days }, () => simulation.step()) }
}

/** People, in millions. */
const people = ({ simulation, records }: Run, metric: string, platform: string, day: number) =>
  (records[day]!.value(metric, simulation.platforms.indexOf(platform)) * simulation.weight) / 1e6

describe('January 2025', () => {
  let asItWas: Run
  beforeAll(() => (asItWas = run('us-tiktok-ban-2025', JANUARY + 14)), 60_000)
  const daily = (day: number) => people(asItWas, 'dau', 'rednote', day)

  it('RedNote is nowhere before the 12th and first in the store on the 13th', () => {
    expect(daily(11)).toBeLessThan(0.1)
    expect(asItWas.records[13]!.value('rank', asItWas.simulation.platforms.indexOf('rednote'))).toBe(1)
  })

  it('RedNote peaks on the dark day and loses at least two fifths overnight', () => {
    const days = Array.from({ length: JANUARY }, (_, day) => daily(day))
    expect(days.indexOf(Math.max(...days))).toBe(19)
    expect(daily(20)).toBeLessThan(0.6 * daily(19))
  })

  it('most who came are gone by the middle of February', () => {
    expect(daily(JANUARY + 13)).toBeLessThan(0.1 * daily(19))
  })

  it('six to fourteen million ever join, the young before the old', () => {
    const total = people(asItWas, 'registered_total', 'rednote', 22)
    expect(total).toBeGreaterThan(6)
    expect(total).toBeLessThan(14)
    const { simulation, records } = asItWas
    const adopted = ['gen-z', 'millennial', 'gen-x', 'boomer'].map((id) => {
      const { share } = simulation.scenario.population.segments[id]!
      const slot = simulation.platforms.indexOf('rednote')
      return records[22]!.value('registered_total', slot, simulation.segments.indexOf(id)) / share
    })
    expect(adopted).toEqual([...adopted].sort((a, b) => b - a))
  })

  it('Lemon8 steps up by a good third on its push', () => {
    expect(people(asItWas, 'dau', 'lemon8', 13) / people(asItWas, 'dau', 'lemon8', 6)).toBeGreaterThan(1.3)
  })

  it('TikTok is tried by more people on its dark day than before, and reached by fewer', () => {
    expect(people(asItWas, 'dau', 'tiktok', 19)).toBeGreaterThan(1.15 * people(asItWas, 'dau', 'tiktok', 6))
    expect(people(asItWas, 'dau_reached', 'tiktok', 19)).toBeLessThan(0.8 * people(asItWas, 'dau', 'tiktok', 6))
  })

  it('a ban that holds keeps far more people on RedNote', () => {
    const held = run('ban-enforced', JANUARY)
    expect(people(held, 'dau', 'rednote', 28)).toBeGreaterThan(3 * daily(28))
  }, 60_000)

  it('nearly nobody gets in behind a wall that asks for a Chinese phone number', () => {
    const wall = run('phone-wall', 23)
    expect(people(wall, 'registered_total', 'rednote', 22)).toBeLessThan(
      0.1 * people(asItWas, 'registered_total', 'rednote', 22),
    )
  }, 60_000)
})

describe('the calm world', () => {
  const quiet = ['ban', 'first-call', 'refugee-news', 'lemon8-push', 'lemon8-login']
  let calm: Run
  beforeAll(() => {
    const off = quiet.map((id) => `events.${id}.enabled=false`)
    calm = run('us-tiktok-ban-2025', 75, off, 100_000)
  }, 120_000)
  const week = (platform: string, from: number) =>
    Array.from({ length: 7 }, (_, k) => people(calm, 'dau_expected', platform, from + k)).reduce((a, b) => a + b) / 7

  it.each(['tiktok', 'reels', 'shorts'])('%s, large, keeps its daily use within 1 % over 75 days', (platform) => {
    expect(Math.abs(week(platform, 68) / week(platform, 0) - 1)).toBeLessThan(0.01)
  })

  it('Lemon8, small, keeps its daily use within 5 % or 3 standard errors', () => {
    // agents who use it on a day, as if each were drawn anew: the error of one week's mean over the other's
    const agents = (week('lemon8', 0) * 1e6) / calm.simulation.weight
    const error = Math.sqrt(2 / agents)
    expect(Math.abs(week('lemon8', 68) / week('lemon8', 0) - 1)).toBeLessThan(Math.max(0.05, 3 * error))
  })

  it('RedNote does not grow in 40 days without ban, calls and news', () => {
    expect(people(calm, 'members', 'rednote', 39)).toBeLessThan(0.1)
  })
})
