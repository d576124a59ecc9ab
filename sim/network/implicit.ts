import { KeyedRandom, Purpose } from '../random/keyed.ts'
import type { Communities } from './community.ts'
import { communityCount, communityOf, communityStart } from './community.ts'
import type { Degrees } from './degrees.ts'
import { KeyedPermutation } from './feistel.ts'
import type { ImplicitNetwork } from './network.ts'
import { Stream } from './streams.ts'
import { StubTable } from './stub-table.ts'

/**
 * The graph of two levels without stored edges: stub s pairs with mate(s) = pi^-1(pi(s) XOR 1), where pi is a keyed
 * permutation, one for the local stubs of each community and one for all long stubs. So friendship is symmetric by
 * construction, and a user's friends can be worked out from his number alone, in about 6 bytes a user.
 *
 * Stubs must be even in number: a community's odd local stub becomes a long one, and of an odd number of long stubs one
 * is dropped (each at the last user who has one). It is a multigraph: a friend may be met twice, and a mate that is
 * oneself counts as no friend. A long tie may happen to end in the own community.
 *
 * @param degrees stubs of each user, `local` of them local; taken over and changed
 * @throws RangeError if there are more than 2^32 long stubs
 */
export function implicitNetwork(degrees: Degrees, spec: Communities, random: KeyedRandom): ImplicitNetwork {
  const users = degrees.degree.length
  const { local, long, maxDegree } = evenOut(degrees, spec)
  const localStubs = new StubTable(local)
  const longStubs = new StubTable(long)
  if (longStubs.total > 2 ** 32) throw new RangeError('an implicit network holds at most 2^32 ends of long ties')

  // A generator of its own: asking for friends must not overwrite the words that a caller has just drawn.
  const keyed = new KeyedRandom(random.key)
  const across = new KeyedPermutation()
  across.rekey(longStubs.total, keyed.block(0, Stream.longPermutation, 0, Purpose.network))
  const within = new KeyedPermutation()
  let community = -1
  let firstStub = 0
  /** Friends are mostly asked for in the order of users, so the permutation of the last community is kept. */
  const enter = (next: number) => {
    community = next
    firstStub = localStubs.first(communityStart(community, spec, users))
    const stubs = localStubs.first(communityStart(community + 1, spec, users)) - firstStub
    within.rekey(stubs, keyed.block(community, Stream.localPermutation, 0, Purpose.network))
  }

  const friends = (user: number, out: Uint32Array): number => {
    let count = 0
    if (communityOf(user, spec) !== community) enter(communityOf(user, spec))
    const firstLocal = localStubs.first(user) - firstStub
    for (let i = 0; i < local[user]!; i++) {
      const friend = localStubs.owner(firstStub + within.mate(firstLocal + i))
      if (friend !== user) out[count++] = friend
    }
    const firstLong = longStubs.first(user)
    for (let i = 0; i < long[user]!; i++) {
      const friend = longStubs.owner(across.mate(firstLong + i))
      if (friend !== user) out[count++] = friend
    }
    return count
  }
  return { kind: 'implicit', users, maxDegree, friends }
}

/** Splits the stubs into local and long ones, with an even number in every community and of all long ones. */
function evenOut({ degree, local }: Degrees, spec: Communities) {
  const users = degree.length
  const long = degree
  let longTotal = 0
  let lastLong = 0
  let maxDegree = 0
  for (let community = 0; community < communityCount(spec, users); community++) {
    const end = communityStart(community + 1, spec, users)
    let localTotal = 0
    let lastLocal = 0
    for (let user = communityStart(community, spec, users); user < end; user++) {
      maxDegree = Math.max(maxDegree, degree[user]!)
      localTotal += local[user]!
      if (local[user]! > 0) lastLocal = user
      long[user]! -= local[user]!
      longTotal += long[user]!
      if (long[user]! > 0) lastLong = user
    }
    if (localTotal % 2 === 0) continue
    local[lastLocal]!--
    long[lastLocal]!++
    longTotal++
    lastLong = Math.max(lastLong, lastLocal)
  }
  if (longTotal % 2 === 1) long[lastLong]!--
  return { local, long, maxDegree }
}
