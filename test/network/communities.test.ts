import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { communityCount, communityOf, communityStart } from '../../sim/network/community.ts'
import { createNetwork } from '../../sim/network/create-network.ts'
import { drawDegrees } from '../../sim/network/degrees.ts'
import { degreesOf, isSimpleAndSymmetric, keyed, listFriends, mean, meanClustering, TWO_LEVELS } from './helpers.ts'
import { networkFromEdges } from '../../sim/network/from-edges.ts'

const spec = { kind: 'communities', ...TWO_LEVELS } as const
const build = (users: number, seed: string, changes = {}) => {
  const network = createNetwork({ ...spec, ...changes }, users, keyed(seed))
  if (network.kind !== 'edges') throw new TypeError('not stored')
  return network
}

describe('communities', () => {
  const network = build(15000, 'a')
  const degrees = degreesOf(network)

  it('has the mean degree asked for', () => {
    // A lognormal of mean 20 and sigma .8 has sd 18.9; repairs and the cut take under 1 %.
    expect(mean(degrees)).toBeGreaterThan(20 * 0.99 - (4 * 18.9) / Math.sqrt(15000))
    expect(mean(degrees)).toBeLessThan(20 + (4 * 18.9) / Math.sqrt(15000))
  })

  it('has nobody with more friends than the limit', () => {
    expect(network.maxDegree).toBe(Math.max(...degrees))
    expect(network.maxDegree).toBeLessThanOrEqual(250)
  })

  it('keeps seven ties in ten inside the community', () => {
    const home = listFriends(network).map(
      (list, user) => list.filter((friend) => communityOf(friend, spec) === communityOf(user, spec)).length,
    )
    expect(mean(home) / mean(degrees)).toBeCloseTo(0.7, 1.9)
  })

  it('is clustered as friendships are', () => {
    expect(meanClustering(network)).toBeCloseTo(0.15, 1.9)
  })

  it('is simple and symmetric', () => {
    expect(isSimpleAndSymmetric(network)).toBe(true)
  })

  it('gives nearly everyone the friends he drew, and nobody more', () => {
    const drawn = drawDegrees(spec, 15000, keyed('a')).degree
    expect(degrees.every((degree, user) => degree <= drawn[user]!)).toBe(true)
    expect(mean(degrees) / mean(Array.from(drawn))).toBeGreaterThan(0.99)
  })

  it('is the same for the same seed and another one for another seed', () => {
    expect(build(3000, 'a')).toEqual(build(3000, 'a'))
    expect(build(3000, 'a').neighbours).not.toEqual(build(3000, 'b').neighbours)
  })

  it('draws what a user wants from his own key, however many others there are', () => {
    const few = drawDegrees(spec, 3000, keyed('a')).degree
    expect(drawDegrees(spec, 15000, keyed('a')).degree.subarray(0, 3000)).toEqual(few)
  })

  it('gives everyone the mean when degrees do not spread', () => {
    const drawn = drawDegrees({ ...spec, spread: 0, degree: 7 }, 1000, keyed('a')).degree
    expect(new Set(drawn)).toEqual(new Set([7]))
  })

  it('does not depend on what was drawn before', () => {
    const used = keyed('a')
    used.block(1, 2, 3, 4)
    expect(createNetwork(spec, 1000, used)).toEqual(build(1000, 'a'))
  })

  it('stays simple and symmetric for all sizes and shares', () => {
    const shapes = fc.record({
      degree: fc.double({ min: 0, max: 60, noNaN: true }),
      spread: fc.double({ min: 0, max: 2, noNaN: true }),
      communitySize: fc.integer({ min: 2, max: 60 }),
      inside: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), shapes, fc.string(), (users, shape, seed) =>
        isSimpleAndSymmetric(build(users, seed, shape)),
      ),
      { numRuns: 60 },
    )
  })
})

describe('community arithmetic', () => {
  it('cuts users into blocks of which the last is shorter', () => {
    const size = { communitySize: 4 }
    expect([0, 3, 4, 9].map((user) => communityOf(user, size))).toEqual([0, 0, 1, 2])
    expect([0, 1, 2, 3].map((community) => communityStart(community, size, 10))).toEqual([0, 4, 8, 10])
    expect(communityCount(size, 10)).toBe(3)
  })
})

describe('a network from edges', () => {
  const edges = (from: number[], to: number[], users = 3) => ({
    users,
    from: Uint32Array.from(from),
    to: Uint32Array.from(to),
  })

  it('lists the friends of everyone in order, and nobody for those who are not in the list', () => {
    expect(listFriends(networkFromEdges(edges([2, 1], [0, 2]), 4))).toEqual([[2], [2], [0, 1], []])
  })

  it('refuses loops, double edges, strangers and more users than there are', () => {
    expect(() => networkFromEdges(edges([1], [1]), 3)).toThrow(RangeError)
    expect(() => networkFromEdges(edges([1, 0], [0, 1]), 3)).toThrow('same edge twice')
    expect(() => networkFromEdges(edges([1], [3]), 3)).toThrow('users end at 2')
    expect(() => networkFromEdges(edges([], [], 4), 3)).toThrow('has 4 users')
  })

  it('sorts the long list of a hub', () => {
    const others = Array.from({ length: 300 }, (_, i) => 300 - i)
    const [hub] = listFriends(networkFromEdges(edges(others, Array(300).fill(0), 301), 301))
    expect(hub).toEqual(others.toReversed())
  })

  it('is what the kind imported builds, and asks for edges', () => {
    const spec = { kind: 'imported', file: 'a.csv' } as const
    expect(listFriends(createNetwork(spec, 3, keyed('a'), edges([0], [1])))).toEqual([[1], [0], []])
    expect(() => createNetwork(spec, 3, keyed('a'))).toThrow('a.csv')
  })
})
