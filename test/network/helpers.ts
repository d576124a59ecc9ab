import type { EdgeNetwork, ImplicitNetwork, Network } from '../../sim/network/network.ts'
import { friendsOf } from '../../sim/network/network.ts'
import { keyFromSeed } from '../../sim/random/key.ts'
import { KeyedRandom } from '../../sim/random/keyed.ts'
import type { NetworkSpec } from '../../sim/scenario/scenario.ts'

export const keyed = (seed: string) => new KeyedRandom(keyFromSeed(seed))

export const TWO_LEVELS = {
  degree: 20,
  law: 'lognormal',
  spread: 0.8,
  maxDegree: 250,
  communitySize: 150,
  inside: 0.7,
  ageMixing: 0.5,
} satisfies Omit<Extract<NetworkSpec, { kind: 'communities' }>, 'kind'>

/** Friends of every user, in the order in which the network gives them. */
export function listFriends(network: Network): number[][] {
  if (network.kind === 'complete') throw new TypeError('a complete network has no lists')
  const out = new Uint32Array(network.maxDegree)
  return Array.from({ length: network.users }, (_, user) => Array.from(out.subarray(0, friendsOf(network, user, out))))
}

export const degreesOf = (network: EdgeNetwork | ImplicitNetwork) => listFriends(network).map((list) => list.length)

export const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Closed share of all paths of length two: 3 x triangles / connected triples. */
export function transitivity(network: Network): number {
  const users = countTriples(network)
  return mean(users.map(({ closed }) => closed)) / mean(users.map(({ paths }) => paths))
}

/** The same share for each user who has two friends, averaged (the clustering of Watts & Strogatz). */
export function meanClustering(network: Network): number {
  return mean(countTriples(network).flatMap(({ paths, closed }) => (paths > 0 ? [closed / paths] : [])))
}

function countTriples(network: Network): { paths: number; closed: number }[] {
  const friends = listFriends(network)
  const known = friends.map((list) => new Set(list))
  return friends.map((list) => {
    let closed = 0
    for (let i = 0; i < list.length; i++) {
      for (let j = 0; j < i; j++) if (known[list[i]!]!.has(list[j]!)) closed++
    }
    return { paths: (list.length * (list.length - 1)) / 2, closed }
  })
}

/** Whether lists ascend without repetition, hold nobody himself, and every friendship stands in both lists. */
export function isSimpleAndSymmetric(network: Network): boolean {
  const friends = listFriends(network)
  return friends.every((list, user) =>
    list.every((friend, i) => friend !== user && (i === 0 || list[i - 1]! < friend) && friends[friend]!.includes(user)),
  )
}
