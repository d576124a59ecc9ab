import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadOracle } from '../../batch/files/load-oracle.ts'
import { stateHash } from '../../sim/run/state-hash.ts'
import { createSimulation } from '../../sim/simulation.ts'

const run = (name: string, set: string[], days: number, shards = 1) => {
  const { scenario, edges } = loadOracle(name, set)
  const simulation = createSimulation(scenario, { shards, ...(edges ? { edges } : {}) })
  const records = Array.from({ length: days }, () => simulation.step())
  return { simulation, records }
}

describe('seeds', () => {
  it('are the users named, and exactly the share drawn', () => {
    const { records } = run('plain', ['population.agents=1000', 'platforms.it.seedShare=0.05'], 1)
    expect(records[0]!.value('registrations', 0)).toBe(50)
    const named = run('plain', ['population.agents=1000', 'platforms.it.seeds=[7,3]'], 1)
    expect(named.records[0]!.value('registrations', 0)).toBe(2)
    expect(named.simulation.people[0]!.since.findIndex((day) => day > 0)).toBe(3)
  })

  it('need not hear of it first, and are counted as aware', () => {
    const { records } = run('plain', ['platforms.it.seeds=[1]'], 3)
    expect(records.map((record) => record.value('aware', 0))).toEqual([1, 1, 1])
  })
})

describe('the threshold rule', () => {
  it('lets people hear on each day on which enough friends are there; without joining at once they think it over', () => {
    const set = ['model.joining=hazard', 'model.jMax=1', 'model.i0=0', 'platforms.it.seeds=[0]']
    const { records } = run('grid', set, 12)
    expect(records.slice(0, 2).map((record) => record.value('heard', 0))).toEqual([0, 2])
    expect(records[1]!.value('registered_total', 0)).toBeLessThanOrEqual(3)
    expect(records[1]!.value('heard_friends', 0)).toBe(2)
  })

  it('hears nothing else', () => {
    const { records } = run('grid', ['platforms.it.media=100', 'platforms.it.seeds=[]'], 3)
    expect(records[2]!.value('heard', 0)).toBe(0)
  })
})

describe('one choice a night', () => {
  it('is one platform for everyone, and his main home', () => {
    const { records } = run('multinomial', ['population.agents=500'], 3)
    for (const record of records) {
      const sum = (metric: string) => [0, 1, 2].reduce((total, p) => total + record.value(metric, p), 0)
      expect(sum('dau')).toBe(500)
      expect(sum('main_users')).toBe(500)
    }
  })
})

describe('leaving below k', () => {
  it('lets nobody leave at 0, everyone above the most friends', () => {
    const members = (k: number) =>
      run('k-core', ['population.agents=500', `model.leaveBelow=${k}`], 2).records[1]!.value('members', 0)
    expect([members(0), members(100)]).toEqual([500, 0])
  })

  it('takes the mean number of friends there under complete mixing', () => {
    const set = ['population.agents=500', 'network={"kind":"complete","degree":10}', 'model.leaveBelow=6']
    const members = (share: number) =>
      run('k-core', [...set, `platforms.it.members=${share}`], 2).records[1]!.value('members', 0)
    expect(members(1)).toBe(500)
    expect(members(0.5)).toBe(0)
  })
})

it('every rule gives the same bits for any number of shards', () => {
  const settings = [
    ['grid', []],
    ['final-size', ['population.agents=900', 'platforms.it.seedShare=0.01']],
    ['k-core', ['population.agents=900']],
    ['multinomial', ['population.agents=300', 'network={"kind":"erdos-renyi","degree":6}']],
    ['granovetter', []],
  ] as const
  fc.assert(
    fc.property(fc.constantFrom(...settings), fc.integer({ min: 2, max: 7 }), ([name, set], shards) => {
      const hashes = [1, shards].map((parts) => stateHash(run(name, [...set], 12, parts).simulation.people))
      expect(hashes[0]).toBe(hashes[1])
    }),
    { numRuns: 20 },
  )
})
