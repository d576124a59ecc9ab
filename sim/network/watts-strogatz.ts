import type { KeyedRandom } from '../random/keyed.ts'
import { openUniform } from '../random/keyed.ts'
import { DrawSequence } from './draw-sequence.ts'
import type { EdgeList } from './edge-list.ts'
import { ring, ringReach } from './ring.ts'
import { Stream } from './streams.ts'

/** How often a tie that is rewired looks for someone new, before it stays as it is. */
const TRIES = 64

/**
 * The small world of Watts & Strogatz, Nature 393 (1998): a ring whose ties let go of their far end with probability
 * `rewiring` and take hold of a user drawn at random instead, one who is not known yet and not next on the ring.
 * The clustering falls as C(p)/C(0) = (1-p)^3 (Barrat & Weigt, Eur. Phys. J. B 13, 2000).
 *
 * @param degree as for `ring`
 * @param rewiring 0 .. 1
 */
export function wattsStrogatz(degree: number, rewiring: number, users: number, random: KeyedRandom): EdgeList {
  const reach = ringReach(degree, users)
  const edges = ring(degree, users)
  const { to } = edges
  const draws = new DrawSequence(random, Stream.ties)

  const isNear = (a: number, b: number) => {
    const apart = Math.abs(a - b)
    return Math.min(apart, users - apart) <= reach
  }
  const holds = (a: number, b: number) => {
    for (let i = a * reach; i < (a + 1) * reach; i++) if (to[i] === b) return true
    return false
  }
  for (let user = 0; user < users; user++) {
    draws.start(user)
    for (let i = user * reach; i < (user + 1) * reach; i++) {
      if (openUniform(draws.word()) >= rewiring) continue
      for (let tried = 0; tried < TRIES; tried++) {
        const other = draws.below(users)
        if (isNear(user, other) || holds(user, other) || holds(other, user)) continue
        to[i] = other
        break
      }
    }
  }
  return edges
}
