import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { History } from '../../sim/history/history.ts'
import { type Crowd, emptyCrowd, fillCrowd } from '../../sim/observe/crowd.ts'
import { createSimulation, type Simulation } from '../../sim/simulation.ts'
import { type ScenarioFile, scenarioFiles, scenarioOf } from '../support/random-scenario.ts'
import { pageOf, pagesTo } from './pages.ts'

vi.setConfig({ testTimeout: 60_000 })

const cases = scenarioFiles.chain((file) =>
  fc.record({ file: fc.constant(file), day: fc.integer({ min: 0, max: file.time.days }) }),
)

function historyOf(file: ScenarioFile, shards = 1): History {
  const history = new History(createSimulation(scenarioOf(file), { shards }))
  while (history.day < file.time.days) history.step()
  return history
}

/** The crowd of a run, taken from its people. */
function crowdOf({ day, platforms, people }: Simulation): Crowd {
  const crowd = emptyCrowd(
    people.reduce((sum, { count }) => sum + count, 0),
    platforms.length,
  )
  for (const shard of people) fillCrowd(crowd, shard.first, shard)
  return { ...crowd, day }
}

function withAnother(file: ScenarioFile, event: Record<string, unknown>): ScenarioFile {
  return { ...file, events: { ...file.events, another: event } }
}

describe('a history', () => {
  it('seeks the crowd of any midnight as a straight run has it', () => {
    fc.assert(
      fc.property(scenarioFiles, (file) => {
        const history = historyOf(file, 2)
        const straight = createSimulation(scenarioOf(file))
        for (let day = 0; day <= file.time.days; day++) {
          expect(history.seek(day)).toEqual(crowdOf(straight))
          straight.step()
        }
      }),
      { seed: 7, numRuns: 25 },
    )
  })

  it('changes no bit of the run that it keeps', () => {
    fc.assert(
      fc.property(scenarioFiles, (file) => {
        const history = new History(createSimulation(scenarioOf(file)))
        const kept = Array.from({ length: file.time.days }, () => pageOf(history.run, history.step()))
        expect(kept).toEqual(pagesTo(createSimulation(scenarioOf(file)), file.time.days))
      }),
      { seed: 8, numRuns: 15 },
    )
  })

  it('resumes at any day as the straight run went on', () => {
    fc.assert(
      fc.property(cases, ({ file, day }) => {
        const straight = createSimulation(scenarioOf(file))
        pagesTo(straight, day)
        expect(pagesTo(historyOf(file).resumeAt(day), file.time.days)).toEqual(pagesTo(straight, file.time.days))
      }),
      { seed: 9, numRuns: 25 },
    )
  })

  it('forks into what a straight run of the other scenario would have been, when that differs only later', () => {
    fc.assert(
      fc.property(cases, ({ file, day }) => {
        const platform = Object.keys(file.platforms)[0]!
        const date = new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10)
        const other = scenarioOf(withAnother(file, { kind: 'news', platform, at: date, size: 2 }))
        const straight = createSimulation(other)
        pagesTo(straight, day)
        const fork = historyOf(file).fork(day, other)
        expect(pagesTo(fork, file.time.days)).toEqual(pagesTo(straight, file.time.days))
      }),
      { seed: 10, numRuns: 25 },
    )
  })

  it('goes on being kept after a fork', () => {
    fc.assert(
      fc.property(cases, ({ file, day }) => {
        const forked = new History(historyOf(file).fork(day, scenarioOf(file)))
        while (forked.day < file.time.days) forked.step()
        expect(forked.seek(file.time.days)).toEqual(historyOf(file).seek(file.time.days))
      }),
      { seed: 11, numRuns: 10 },
    )
  })
})

describe('a history refuses', () => {
  const [file] = fc.sample(scenarioFiles, { seed: 3, numRuns: 1 }) as [ScenarioFile]
  const history = historyOf(file)
  const scenario = scenarioOf(file)

  it.each([-1, 0.5, file.time.days + 1])('day %d, which it does not have', (day) => {
    expect(() => history.seek(day)).toThrow(`found day ${day}, expected one of 0 to ${file.time.days}`)
  })

  it('a fork with another seed', () => {
    expect(() => history.fork(1, { ...scenario, seed: 'other' })).toThrow('seed: found another')
  })

  it('a fork with other people', () => {
    const population = { ...scenario.population, creators: 0.9 }
    expect(() => history.fork(1, { ...scenario, population })).toThrow('population: found another')
  })

  it('a fork with other platforms', () => {
    const platforms = { ...scenario.platforms, more: Object.values(scenario.platforms)[0]! }
    expect(() => history.fork(1, { ...scenario, platforms })).toThrow('platforms: found another')
  })
})
