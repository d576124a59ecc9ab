import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNetwork } from '../../sim/network/create-network.ts'
import { drawDegrees } from '../../sim/network/degrees.ts'
import { KeyedPermutation } from '../../sim/network/feistel.ts'
import { StubTable } from '../../sim/network/stub-table.ts'
import type { ImplicitNetwork } from '../../sim/network/network.ts'
import { exp } from '../../sim/numbers/exp.ts'
import { degreesOf, keyed, listFriends, mean, TWO_LEVELS } from './helpers.ts'

const spec = { kind: 'implicit', ...TWO_LEVELS } as const
const build = (users: number, seed: string) => createNetwork(spec, users, keyed(seed)) as ImplicitNetwork

/** Users without communities whose friends are Poisson in number: G(n, z/n). */
const poissonNetwork = (degree: number, users: number, seed: string) =>
  createNetwork({ ...spec, law: 'poisson', inside: 0, degree }, users, keyed(seed)) as ImplicitNetwork

describe('a keyed permutation', () => {
  const words = (seed: string) => keyed(seed).block(0, 0, 0, 0)

  it('sends its numbers to each other, and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.string(), (size, seed) => {
        const permutation = new KeyedPermutation()
        permutation.rekey(size, words(seed))
        const images = Array.from({ length: size }, (_, x) => permutation.forward(x))
        expect(images.toSorted((a, b) => a - b)).toEqual(images.map((_, x) => x))
        expect(images.map((y) => permutation.inverse(y))).toEqual(images.map((_, x) => x))
      }),
    )
  })

  it('gives every stub of an even number a mate whose mate it is', () => {
    const largest = fc.bigInt({ min: 1n, max: 2n ** 31n }).map((half) => Number(half) * 2)
    fc.assert(
      fc.property(largest, fc.double({ min: 0, max: 0.999999, noNaN: true }), fc.string(), (size, part, seed) => {
        const permutation = new KeyedPermutation()
        permutation.rekey(size, words(seed))
        const stub = Math.floor(part * size)
        const mate = permutation.mate(stub)
        expect(mate).not.toBe(stub)
        expect(mate).toBeLessThan(size)
        expect(permutation.mate(mate)).toBe(stub)
      }),
    )
  })
})

describe('a table of stubs', () => {
  it('finds the owner of every stub', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 90, max: 40 }), (counts) => {
        const table = new StubTable(counts)
        const owners = Array.from(counts).flatMap((count, user) => Array<number>(count).fill(user))
        expect(owners.map((_, stub) => table.owner(stub))).toEqual(owners)
        expect(table.total).toBe(owners.length)
        expect(table.first(counts.length)).toBe(owners.length)
      }),
    )
  })
})

describe('the implicit network', () => {
  const users = 3000
  const friends = listFriends(build(users, 'a'))

  it('is symmetric, tie by tie', () => {
    const ties = new Map<string, number>()
    for (const [user, list] of friends.entries()) {
      for (const friend of list) ties.set(`${user} ${friend}`, (ties.get(`${user} ${friend}`) ?? 0) + 1)
    }
    for (const [pair, times] of ties) expect(ties.get(pair.split(' ').reverse().join(' '))).toBe(times)
  })

  it('gives everyone the stubs he drew, but for those that meet each other', () => {
    const drawn = drawDegrees(spec, users, keyed('a')).degree
    expect(friends.every((list, user) => list.length <= drawn[user]!)).toBe(true)
    const met = drawn.reduce((sum, stubs, user) => sum + stubs - friends[user]!.length, 0)
    expect(met / drawn.reduce((sum, stubs) => sum + stubs)).toBeLessThan(0.02)
  })

  it('never counts a user among his friends', () => {
    expect(friends.some((list, user) => list.includes(user))).toBe(false)
  })

  it('answers the same in any order', () => {
    const network = build(users, 'a')
    const out = new Uint32Array(network.maxDegree)
    for (const user of [2999, 0, 1500, 151, 0]) {
      expect(Array.from(out.subarray(0, network.friends(user, out)))).toEqual(friends[user])
    }
  })

  it('leaves the words of its caller alone', () => {
    const random = keyed('a')
    const network = createNetwork(spec, 1000, random) as ImplicitNetwork
    const drawn = Array.from(random.block(1, 2, 3, 4))
    network.friends(700, new Uint32Array(250))
    expect(Array.from(random.words)).toEqual(drawn)
  })

  it('has the 3-core of a random graph (Pittel, Spencer & Wormald 1996)', () => {
    const lists = listFriends(poissonNetwork(4, 100_000, 'core'))
    const left = lists.map((list) => list.length)
    const leaving = left.flatMap((count, user) => (count < 3 ? [user] : []))
    for (const user of leaving) for (const friend of lists[user]!) if (left[friend]!-- === 3) leaving.push(friend)
    // One run's sd at this size is .0013.
    expect(Math.abs(1 - leaving.length / 100_000 - 0.66467)).toBeLessThan(4 * 0.0013)
  })

  it('has the seeded cascades of a random graph (Gleeson & Cahalane 2007)', () => {
    // Everyone turns when .18 of his friends have; sd of one run .0004 at z = 4 and .0012 at z = 6.5.
    expect(Math.abs(cascade(4, 0.001) - 0.98019)).toBeLessThan(4 * 0.0004)
    expect(Math.abs(cascade(6.5, 0.001) - 0.00858)).toBeLessThan(4 * 0.0012)
  })

  it('has Poisson degrees when they are drawn so', () => {
    const degrees = degreesOf(poissonNetwork(4, 20_000, 'p'))
    expect(Math.abs(mean(degrees) - 4)).toBeLessThan(4 * Math.sqrt(4 / 20_000))
    const none = exp(-4)
    const alone = degrees.filter((degree) => degree === 0).length / 20_000
    expect(Math.abs(alone - none)).toBeLessThan(4 * Math.sqrt(none / 20_000))
  })
})

function cascade(z: number, seeds: number): number {
  const users = 100_000
  const lists = listFriends(poissonNetwork(z, users, `cascade ${z}`))
  const turned = Array.from(lists.keys()).slice(0, seeds * users)
  const hasTurned = new Uint8Array(users).fill(1, 0, turned.length)
  const pushed = new Uint32Array(users)
  for (const user of turned) {
    for (const friend of lists[user]!) {
      if (hasTurned[friend] || ++pushed[friend]! / lists[friend]!.length < 0.18) continue
      hasTurned[friend] = 1
      turned.push(friend)
    }
  }
  return turned.length / users
}
