import type { EdgeNetwork, ImplicitNetwork } from '../../sim/network/network.ts'
import { friendsOf } from '../../sim/network/network.ts'
import { createNetwork } from '../../sim/network/create-network.ts'
import { keyFromSeed } from '../../sim/random/key.ts'
import { KeyedRandom } from '../../sim/random/keyed.ts'
import type { World } from './oracle.ts'

/**
 * The network on which a world runs.
 *
 * @throws RangeError under complete mixing, which has no ties
 */
export function networkOf({ scenario, edges }: World): EdgeNetwork | ImplicitNetwork {
  const random = new KeyedRandom(keyFromSeed(scenario.seed))
  const network = createNetwork(scenario.network, scenario.population.agents, random, edges)
  if (network.kind === 'complete') throw new RangeError('a complete network has no ties')
  return network
}

/** Friends of every user; a friend with two ties stands there twice. */
export function friendLists(network: EdgeNetwork | ImplicitNetwork): number[][] {
  const out = new Uint32Array(network.maxDegree)
  return Array.from({ length: network.users }, (_, user) => Array.from(out.subarray(0, friendsOf(network, user, out))))
}

/**
 * The k-core: 1 for who is left when those with fewer than k friends go, one at a time, the last found first.
 * (The engine lets all of them go in the same night: what is left must not depend on the order.)
 */
export function kCore(friends: readonly (readonly number[])[], k: number): Uint8Array {
  const stays = new Uint8Array(friends.length).fill(1)
  const count = friends.map((list) => list.length)
  const going = count.flatMap((degree, user) => (degree < k ? [user] : []))
  for (let user = going.pop(); user !== undefined; user = going.pop()) {
    stays[user] = 0
    for (const friend of friends[user]!) if (count[friend]!-- === k) going.push(friend)
  }
  return stays
}

/** Closed share of all paths of length two: 3 x triangles / connected triples; for simple graphs. */
export function transitivity(friends: readonly (readonly number[])[]): number {
  const known = friends.map((list) => new Set(list))
  let closed = 0
  let paths = 0
  for (const list of friends)
    list.forEach((friend, i) => {
      for (let j = 0; j < i; j++) {
        paths++
        if (known[friend]!.has(list[j]!)) closed++
      }
    })
  return closed / paths
}

/** Ties that do not stand in both lists equally often. */
export function unmatchedTies(friends: readonly (readonly number[])[]): number {
  const times = (list: readonly number[], friend: number) => list.filter((other) => other === friend).length
  let unmatched = 0
  friends.forEach((list, user) => {
    for (const friend of list) if (times(list, friend) !== times(friends[friend]!, user)) unmatched++
  })
  return unmatched
}
