import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { createSimulation, resumeSimulation } from '../../sim/simulation.ts'
import { scenarioFiles, scenarioOf } from '../support/random-scenario.ts'
import { pagesTo } from './pages.ts'

vi.setConfig({ testTimeout: 60_000 })

const cases = scenarioFiles.chain((file) =>
  fc.record({
    file: fc.constant(file),
    day: fc.integer({ min: 0, max: file.time.days }),
    shards: fc.integer({ min: 1, max: 3 }),
    after: fc.integer({ min: 1, max: 3 }),
  }),
)

describe('a run that goes on from a saved state', () => {
  it('is the run that was never interrupted, day by day, whatever the number of shards', () => {
    fc.assert(
      fc.property(cases, ({ file, day, shards, after }) => {
        const scenario = scenarioOf(file)
        const straight = createSimulation(scenario, { shards })
        pagesTo(straight, day)
        const resumed = resumeSimulation(scenario, straight.save(), { shards: after })
        expect(resumed.day).toBe(day)
        expect(pagesTo(resumed, file.time.days)).toEqual(pagesTo(straight, file.time.days))
        expect(resumed.save()).toEqual(straight.save())
      }),
      { seed: 20250119, numRuns: 40 },
    )
  })

  it('is not changed by being saved', () => {
    fc.assert(
      fc.property(scenarioFiles, (file) => {
        const [saved, unsaved] = [createSimulation(scenarioOf(file)), createSimulation(scenarioOf(file))]
        const pages = Array.from({ length: file.time.days }, (_, day) => {
          saved.save()
          return pagesTo(saved, day + 1)[0]
        })
        expect(pages).toEqual(pagesTo(unsaved, file.time.days))
      }),
      { seed: 1, numRuns: 10 },
    )
  })
})
