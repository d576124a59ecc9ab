import type { KeyedRandom } from '../random/keyed.ts'
import { DrawSequence } from './draw-sequence.ts'
import { EdgeBuffer } from './edge-buffer.ts'
import type { EdgeList } from './edge-list.ts'
import { Stream } from './streams.ts'

/**
 * Preferential attachment (Barabasi & Albert, Science 286, 1999): users come one after the other, and each makes
 * `newcomerTies` ties to different users drawn in proportion to the friends they have: ends of earlier ties, drawn
 * evenly. The first newcomerTies + 1 users all know each other.
 * In the limit P(k) = 2m(m+1)/(k(k+1)(k+2)) (Dorogovtsev, Mendes & Samukhin, Phys. Rev. Lett. 85, 2000).
 *
 * The most popular have about m*sqrt(users) friends: far more than 250.
 */
export function barabasiAlbert(newcomerTies: number, users: number, random: KeyedRandom): EdgeList {
  const edges = new EdgeBuffer(users * newcomerTies)
  const draws = new DrawSequence(random, Stream.ties)
  const chosen = new Set<number>()
  for (let user = 1; user < users; user++) {
    draws.start(user)
    chosen.clear()
    if (user <= newcomerTies) for (let other = 0; other < user; other++) chosen.add(other)
    while (chosen.size < newcomerTies && user > newcomerTies) chosen.add(edges.end(draws.below(2 * edges.count)))
    for (const other of chosen) edges.add(user, other)
  }
  return edges.list(users)
}
