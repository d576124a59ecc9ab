import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNetwork } from '../../sim/network/create-network.ts'
import { latticeSides } from '../../sim/network/lattice.ts'
import type { EdgeNetwork } from '../../sim/network/network.ts'
import { exp } from '../../sim/numbers/exp.ts'
import type { NetworkSpec } from '../../sim/scenario/scenario.ts'
import { degreesOf, isSimpleAndSymmetric, keyed, listFriends, mean, transitivity } from './helpers.ts'

const build = (spec: NetworkSpec, users: number, seed = 'a') => createNetwork(spec, users, keyed(seed)) as EdgeNetwork
const share = (degrees: number[], holds: (k: number) => boolean) => degrees.filter(holds).length / degrees.length

/** Four standard errors of a share among n. */
const within = (p: number, n: number) => 4 * Math.sqrt((p * (1 - p)) / n)

describe('Barabasi-Albert', () => {
  const users = 50_000
  const degrees = degreesOf(build({ kind: 'barabasi-albert', edges: 3 }, users))

  it.each([
    [3, 0.4],
    [4, 0.2],
    [5, 0.11429],
  ])('has P(%i) = %f at m = 3', (k, p) => {
    expect(Math.abs(share(degrees, (degree) => degree === k) - p)).toBeLessThan(within(p, users))
  })

  it('has P(k >= 20) = .02857 at m = 3', () => {
    expect(Math.abs(share(degrees, (degree) => degree >= 20) - 0.02857)).toBeLessThan(within(0.02857, users))
  })

  it('makes m ties for each newcomer, and starts from a complete graph', () => {
    const ties = (3 * 4) / 2 + (users - 4) * 3
    expect(degrees.reduce((sum, degree) => sum + degree)).toBe(2 * ties)
    expect(degreesOf(build({ kind: 'barabasi-albert', edges: 9 }, 5))).toEqual([4, 4, 4, 4, 4])
  })
})

describe('Watts-Strogatz', () => {
  const spec = (rewiring: number) => ({ kind: 'watts-strogatz', degree: 10, rewiring }) as const

  it.each([0.01, 0.1, 0.5])('has clustering (1-p)^3 of the ring at p = %f', (p) => {
    const ratio = transitivity(build(spec(p), 20_000)) / transitivity(build(spec(0), 20_000))
    expect(Math.abs(ratio - (1 - p) ** 3)).toBeLessThan(0.01)
  })

  it('keeps the number of ties, and is the ring without rewiring', () => {
    expect(mean(degreesOf(build(spec(0.5), 2000)))).toBe(10)
    expect(build(spec(0), 200)).toEqual(build({ kind: 'ring', degree: 10 }, 200))
  })

  it('rewires the share of ties that it says', () => {
    const far = listFriends(build(spec(0.1), 20_000)).map(
      (list, user) => list.filter((friend) => (friend - user + 20_005) % 20_000 > 10).length,
    )
    expect(Math.abs(mean(far) / 10 - 0.1)).toBeLessThan(within(0.1, 100_000))
  })
})

describe('Erdos-Renyi', () => {
  const users = 50_000
  const degrees = degreesOf(build({ kind: 'erdos-renyi', degree: 4 }, users))

  it.each([0, 2, 4, 8])('has Poisson degrees: P(%i)', (k) => {
    let p = exp(-4)
    for (let i = 1; i <= k; i++) p *= 4 / i
    expect(Math.abs(share(degrees, (degree) => degree === k) - p)).toBeLessThan(within(p, users))
  })

  it('knows every pair when the degree is that of everyone, and none at degree 0', () => {
    expect(degreesOf(build({ kind: 'erdos-renyi', degree: 50 }, 6))).toEqual([5, 5, 5, 5, 5, 5])
    expect(degreesOf(build({ kind: 'erdos-renyi', degree: 0 }, 6))).toEqual([0, 0, 0, 0, 0, 0])
  })
})

describe('the ring', () => {
  it('ties everyone to the nearest on both sides', () => {
    expect(listFriends(build({ kind: 'ring', degree: 4 }, 8))[0]).toEqual([1, 2, 6, 7])
    expect(degreesOf(build({ kind: 'ring', degree: 4 }, 8))).toEqual(Array(8).fill(4))
  })

  it('does not meet itself when it is small', () => {
    expect(degreesOf(build({ kind: 'ring', degree: 20 }, 6))).toEqual(Array(6).fill(4))
  })
})

describe('the lattice', () => {
  const lattice = (neighbours: '4' | '8', border: 'torus' | 'open', users: number) =>
    listFriends(build({ kind: 'lattice', neighbours, border }, users))

  it('has four or eight neighbours on the torus', () => {
    expect(lattice('4', 'torus', 25)[0]).toEqual([1, 4, 5, 20])
    expect(lattice('8', 'torus', 25)[0]).toEqual([1, 4, 5, 6, 9, 20, 21, 24])
  })

  it('ends at an open border', () => {
    expect(lattice('4', 'open', 36)[0]).toEqual([1, 6])
    expect(lattice('8', 'open', 36)[0]).toEqual([1, 6, 7])
    expect(lattice('8', 'open', 36)[8]).toEqual([1, 2, 3, 7, 9, 13, 14, 15])
  })

  it('is the rectangle nearest to a square, and says so where there is none', () => {
    expect(latticeSides(20_000)).toEqual({ rows: 125, columns: 160 })
    expect(() => lattice('4', 'torus', 101)).toThrow('a lattice of 101 users would be 1 x 101; take a number like 100')
  })
})

it('a complete network stores nothing', () => {
  expect(createNetwork({ kind: 'complete', degree: 7 }, 1e6, keyed('a'))).toEqual({
    kind: 'complete',
    users: 1e6,
    degree: 7,
  })
})

it('every graph with edges is simple and symmetric at any size', () => {
  const specs: fc.Arbitrary<NetworkSpec> = fc.oneof(
    fc.record({ kind: fc.constant('erdos-renyi' as const), degree: fc.integer({ min: 0, max: 40 }) }),
    fc.record({ kind: fc.constant('ring' as const), degree: fc.integer({ min: 0, max: 40 }) }),
    fc.record({ kind: fc.constant('barabasi-albert' as const), edges: fc.integer({ min: 1, max: 12 }) }),
    fc.record({
      kind: fc.constant('watts-strogatz' as const),
      degree: fc.integer({ min: 0, max: 40 }),
      rewiring: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  )
  fc.assert(
    fc.property(specs, fc.integer({ min: 1, max: 70 }), fc.string(), (spec, users, seed) =>
      isSimpleAndSymmetric(build(spec, users, seed)),
    ),
  )
})
