import type { KeyedRandom } from '../random/keyed.ts'
import { runningSums, settleLists } from './adjacency.ts'
import { communityCount, communityStart } from './community.ts'
import type { TwoLevelSpec } from './degrees.ts'
import { drawDegrees } from './degrees.ts'
import { DrawSequence } from './draw-sequence.ts'
import { LocalTies } from './local-ties.ts'
import { pairLong } from './long-ties.ts'
import type { EdgeNetwork } from './network.ts'
import { Stream } from './streams.ts'

/**
 * A configuration model of two levels (after Newman, SIAM Review 45, 2003, section IV.B): every user draws how many
 * friends he wants, `inside` of them in his community, which is paired by itself under its own key; then all stubs
 * without a mate are paired across communities.
 *
 * The graph is simple. Loops and double ties inside a community are repaired by switching ends; what cannot be repaired
 * (a popular user may want more friends than there are) looks for a mate outside. Ties across communities that come out
 * double stand once; this loses about (<k^2>/<k>)^2/4 ties of the whole network, k long stubs: some 30 at the
 * defaults, whatever the number of users. There the mean clustering of users is .15 and the transitivity .11.
 *
 * Time is proportional to ties, and so is memory: at its peak some 8 bytes for each end of a tie.
 */
export function communitiesNetwork(spec: TwoLevelSpec, users: number, random: KeyedRandom): EdgeNetwork {
  const { degree, local } = drawDegrees(spec, users, random)
  const offsets = runningSums(degree)
  const neighbours = new Uint32Array(offsets[users]!)
  const filled = new Uint8Array(users)
  const tie = (a: number, b: number) => {
    neighbours[offsets[a]! + filled[a]!++] = b
    neighbours[offsets[b]! + filled[b]!++] = a
  }

  const draws = new DrawSequence(random, Stream.local)
  const ties = new LocalTies()
  for (let community = 0; community < communityCount(spec, users); community++) {
    const first = communityStart(community, spec, users)
    ties.pair(local.subarray(first, communityStart(community + 1, spec, users)), draws.start(community))
    for (let k = 0; k < ties.count; k++) tie(first + ties.ends[2 * k]!, first + ties.ends[2 * k + 1]!)
  }

  const long = pairLong(stubsWithoutMate(degree, filled), spec, new DrawSequence(random, Stream.long))
  for (let k = 0; k < long.length; k += 2) tie(long[k]!, long[k + 1]!)
  return settleLists(offsets, filled, neighbours)
}

/** Every user once for each of his stubs that has no mate yet. */
function stubsWithoutMate(degree: Uint8Array, filled: Uint8Array): Uint32Array {
  let total = 0
  for (let user = 0; user < degree.length; user++) total += degree[user]! - filled[user]!
  const stubs = new Uint32Array(total)
  let written = 0
  for (let user = 0; user < degree.length; user++) {
    const missing = degree[user]! - filled[user]!
    stubs.fill(user, written, written + missing)
    written += missing
  }
  return stubs
}
