import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { mean, variance } from '../../analysis/ensembles/moments.ts'
import { METRICS } from '../../sim/observe/metrics.ts'
import type { DayRecord } from '../../sim/observe/day-record.ts'
import { createSimulation, type Simulation } from '../../sim/simulation.ts'
import { stateHash } from '../../sim/run/state-hash.ts'
import { dateOf, scenarioFiles, scenarioOf, type ScenarioFile } from '../support/random-scenario.ts'

vi.setConfig({ testTimeout: 60_000 })

/** State and all that was observed after each of so many days, as text. */
function diary(file: ScenarioFile, days = file.time.days, shards = 1): string[] {
  const simulation = createSimulation(scenarioOf(file), { shards })
  return Array.from({ length: days }, () => pageOf(simulation, simulation.step()))
}

function pageOf({ platforms, people }: Simulation, record: DayRecord): string {
  const values = METRICS.flatMap(({ name }) => platforms.map((_, p) => record.value(name, p)))
  return [stateHash(people), ...values, ...record.flows, ...record.overlap].join(' ')
}

/** Checks every day of random scenarios: `check` gets the day's record, and the one before from the second day on. */
function everyDay(check: (simulation: Simulation, record: DayRecord, before: DayRecord | undefined) => void): void {
  everywhere(40, (file) => {
    const simulation = createSimulation(scenarioOf(file))
    let before: DayRecord | undefined
    for (let day = 0; day < file.time.days; day++) {
      const record = simulation.step()
      check(simulation, record, before)
      before = record
    }
  })
}

function everywhere(numRuns: number, check: (file: ScenarioFile) => void): void {
  fc.assert(fc.property(scenarioFiles, check), { seed: 20250113, numRuns })
}

/** The same file with one more event. */
function withEvent(file: ScenarioFile, event: Record<string, unknown>): ScenarioFile {
  return { ...file, events: { ...file.events, extra: event } }
}

/** An object whose entries stand the other way round, and so do those within. */
function reversed<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, part]) => [key, reversed(part)]),
  ) as T
}

const platforms = (simulation: Simulation) => simulation.platforms.map((_, p) => p)
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

describe('conservation', () => {
  it('adds up members: those before, registrations and returners, less leavers', () => {
    everyDay((simulation, record, before) => {
      if (before === undefined) return
      for (const p of platforms(simulation)) {
        const change = record.value('registrations', p) + record.value('returners', p) - record.value('leavers', p)
        expect(record.value('members', p)).toBe(before.value('members', p) + change)
      }
    })
  })

  it('keeps members, those aware and all users in their order, segments adding up', () => {
    everyDay((simulation, record) => {
      for (const p of platforms(simulation)) {
        const stock = (metric: string) => record.value(metric, p)
        expect(stock('dau_reached')).toBeLessThanOrEqual(stock('dau'))
        expect(stock('wau')).toBeLessThanOrEqual(stock('mau'))
        expect(stock('mau')).toBeLessThanOrEqual(stock('members'))
        expect(stock('members')).toBeLessThanOrEqual(stock('registered_total'))
        expect(stock('registered_total')).toBeLessThanOrEqual(stock('aware'))
        expect(stock('aware')).toBeLessThanOrEqual(simulation.scenario.population.agents)
        const segments = simulation.segments.map((_, segment) => record.value('members', p, segment))
        expect(sum(segments)).toBe(stock('members'))
      }
    })
  })

  it('never lets the number of those who ever registered fall', () => {
    everyDay((simulation, record, before) => {
      for (const p of platforms(simulation)) {
        const earlier = before?.value('registered_total', p) ?? 0
        expect(record.value('registered_total', p)).toBeGreaterThanOrEqual(earlier)
      }
    })
  })

  it('adds reasons up to registrations, and sources to hears', () => {
    everyDay((simulation, record) => {
      for (const p of platforms(simulation)) {
        const all = (kind: string) =>
          sum(METRICS.filter(({ name }) => name.startsWith(kind)).map(({ name }) => record.value(name, p)))
        expect(all('reason_')).toBe(record.value('registrations', p))
        expect(all('heard_')).toBe(record.value('heard', p))
      }
    })
  })
})

describe('ledgers', () => {
  it('add moves of main home up to the change in who lives where, and to nothing in all', () => {
    everyDay((simulation, record, before) => {
      if (before === undefined) return
      const ends = simulation.platforms.length + 1
      for (const p of platforms(simulation)) {
        const others = Array.from({ length: ends }, (_, q) => q)
        const came = sum(others.map((q) => record.flows[q * ends + p]!))
        const went = sum(others.map((q) => record.flows[p * ends + q]!))
        expect(record.value('main_users', p)).toBe(before.value('main_users', p) + came - went)
      }
    })
  })

  it('give all the time of a day away, with a block and without', () => {
    const value = fc.double({ min: 0, max: 3, noNaN: true })
    fc.assert(
      fc.property(fc.tuple(value, value, value), fc.integer({ min: 24, max: 47 }), (values, hour) => {
        const platform = (k: number) => ({ members: 1, value: values[k] })
        const file = {
          ...fc.sample(scenarioFiles, { seed: 1, numRuns: 1 })[0]!,
          time: { start: '2025-01-01', days: 2 },
          // everyone at the highest level of activity, who does nothing else
          population: { agents: 60, people: 60, activity: { shape: 1000, scale: 0.05 } },
          network: { kind: 'complete', degree: 4 },
          model: { outside: -10, leave: 'below-k' },
          platforms: { a: platform(0), b: platform(1), c: platform(2) },
          events: { dark: { kind: 'outage', platform: 'a', start: dateOf(hour), end: dateOf(hour + 5) } },
        }
        const simulation = createSimulation(scenarioOf(file))
        const { visits } = simulation.scenario.model
        for (let day = 0; day < 2; day++) {
          const record = simulation.step()
          const minutes = platforms(simulation).map(
            (p) =>
              record.value('minutes', p) / simulation.scenario.platforms[simulation.platforms[p]!]!.minutesPerVisit,
          )
          expect(sum(minutes) / (60 * 7.984375 * visits)).toBeCloseTo(1, 3)
        }
      }),
      { seed: 20250114, numRuns: 20 },
    )
  })
})

it('leaves means as they are, and chance smaller, with twice the agents at half the weight', () => {
  const [sample] = fc.sample(scenarioFiles, { seed: 9, numRuns: 1 }) as [ScenarioFile]
  const joined = (agents: number) =>
    Array.from({ length: 60 }, (_, run) => {
      const simulation = createSimulation(
        scenarioOf({
          ...sample,
          seed: `size-${run}`,
          time: { start: '2025-01-01', days: 6 },
          population: { agents, people: 40000 },
          network: { kind: 'communities', degree: 8, communitySize: 50 },
          model: { i0: 0, wPresence: 2 },
          platforms: { home: { members: 1 }, away: { media: 0.02, foreign: true } },
          events: { told: { kind: 'news', platform: 'away', at: dateOf(30), size: 0.4 } },
        }),
      )
      let total = 0
      for (let day = 0; day < 6; day++)
        total = simulation.step().value('registered_total', simulation.platforms.indexOf('away'))
      return total * simulation.weight
    })
  const [few, many] = [joined(400), joined(800)]
  const error = Math.sqrt((variance(few) + variance(many)) / 60)
  expect(mean(few)).toBeGreaterThan(1000)
  expect(Math.abs(mean(few) - mean(many))).toBeLessThan(4 * error)
  // the ratio of two variances of 60 runs, in logarithms, has a standard deviation of .26
  expect(Math.abs(Math.log(variance(few) / variance(many)) - Math.log(2))).toBeLessThan(4 * 0.26)
})

const during = { start: dateOf(6), end: dateOf(60) }

/** Each kind of event with every size 0, on platform `aa`, and `b` where it needs another. */
const NULLS: readonly Record<string, unknown>[] = [
  {
    kind: 'ban',
    platform: 'aa',
    announced: dateOf(-24),
    deadline: dateOf(48),
    ...during,
    enforcement: 0,
    beliefWhileDark: 0,
    beliefAfterwards: 0,
    siblings: true,
  },
  { kind: 'news', platform: 'aa', at: dateOf(10), size: 0 },
  { kind: 'influencer', from: 'b', to: 'aa', at: dateOf(10), followers: 20000, reach: 0 },
  { kind: 'influencer', from: 'b', to: 'aa', at: dateOf(10), followers: 0, reach: 1 },
  { kind: 'told', from: 'b', to: 'aa', rate: 0, ...during },
  { kind: 'advertising', platform: 'aa', rate: 0, ...during },
  { kind: 'incentive', platform: 'aa', size: 0, ...during },
  { kind: 'crossPromotion', from: 'b', to: 'aa', rate: 0, login: 0, ...during },
  { kind: 'translation', platform: 'aa', level: 0, ...during },
  { kind: 'hostTone', platform: 'aa', size: 0, ...during },
  { kind: 'curiosity', size: 0, ...during },
]

/** The smallest world with two platforms of one owner in which people join, leave and return, beside random events. */
const withTwo = (file: ScenarioFile): ScenarioFile => ({
  ...file,
  platforms: { ...file.platforms, aa: file.platforms['aa'] ?? file.platforms['b']!, b: file.platforms['b']! },
})

it.each(NULLS)('makes no difference by a $kind of size 0', (event) => {
  everywhere(6, (file) => {
    const world = withTwo(file)
    expect(diary(withEvent(world, event))).toEqual(diary(world))
  })
})

it('leaves an event out that is not enabled', () => {
  everywhere(10, (file) => {
    const event = { kind: 'capacity', platform: 'b', perHour: 0, start: dateOf(0), enabled: false }
    expect(diary(withEvent(file, event))).toEqual(diary(file))
  })
})

it.each([
  {
    kind: 'ban',
    announced: dateOf(48),
    belief: [{ at: dateOf(0), level: 1 }],
    deadline: dateOf(50),
    start: dateOf(51),
  },
  { kind: 'delist', start: dateOf(48) },
  { kind: 'news', at: dateOf(48), size: 3 },
  { kind: 'advertising', rate: 3, start: dateOf(48) },
  { kind: 'incentive', size: 5, start: dateOf(48) },
  { kind: 'phoneRequirement', failing: 0.9, start: dateOf(48) },
  { kind: 'capacity', perHour: 1, start: dateOf(48) },
  { kind: 'outage', start: dateOf(48) },
])('keeps twins identical until the first hour at which a $kind can act', (event) => {
  everywhere(6, (file) => {
    const twin = withEvent(file, { ...event, platform: 'b' })
    expect(diary(twin, 2)).toEqual(diary(file, 2))
  })
})

it('makes a difference by an event from its hour on', () => {
  const [sample] = fc.sample(scenarioFiles, { seed: 4, numRuns: 1 }) as [ScenarioFile]
  const file = { ...sample, platforms: { b: {} }, events: {} }
  const twin = withEvent(file, { kind: 'news', platform: 'b', at: dateOf(48), size: 5 })
  expect(diary(twin, 3)[2]).not.toBe(diary(file, 3)[2])
})

it('does not care in which order a file declares things', () => {
  everywhere(20, (file) => {
    expect(diary(reversed(file))).toEqual(diary(file))
  })
})

it.each([2, 7])('gives the same state and records in %i shards as in one', (shards) => {
  everywhere(20, (file) => {
    expect(diary(file, file.time.days, shards)).toEqual(diary(file))
  })
})

it('gives the same run a second time, and another one with another seed', () => {
  everywhere(6, (file) => {
    const again = diary(file)
    expect(diary(file)).toEqual(again)
    expect(diary({ ...file, seed: `${file.seed}-other` })).not.toEqual(again)
  })
})

it('lets nobody join behind a wall that nobody passes', () => {
  everywhere(20, (file) => {
    const walled = Object.entries(file.platforms).map(([id, facts]) => [id, { ...facts, funnel: { invitation: 1 } }])
    const closed = { ...file, platforms: Object.fromEntries(walled), events: {} }
    const simulation = createSimulation(scenarioOf(closed))
    for (let day = 0; day < file.time.days; day++) {
      const record = simulation.step()
      for (const p of platforms(simulation)) expect(record.value('registrations', p)).toBe(0)
    }
  })
})
