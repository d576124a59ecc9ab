import { log } from '../numbers/log.ts'
import type { KeyedRandom } from '../random/keyed.ts'
import { openUniform } from '../random/keyed.ts'
import { DrawSequence } from './draw-sequence.ts'
import { EdgeBuffer } from './edge-buffer.ts'
import type { EdgeList } from './edge-list.ts'
import { Stream } from './streams.ts'

/**
 * G(n, p) with p = degree/(users - 1): every pair with the same probability. The users before u are skipped over by
 * geometric jumps (Batagelj & Brandes, Phys. Rev. E 71, 036113, 2005), under u's own key; so time is proportional to
 * users + edges, and more users change nothing about the draws of those before them.
 *
 * @param degree mean number of friends; from users - 1 on everyone knows everyone
 */
export function erdosRenyi(degree: number, users: number, random: KeyedRandom): EdgeList {
  const p = Math.min(1, degree / Math.max(1, users - 1))
  const expected = (users * (users - 1) * p) / 2
  const edges = new EdgeBuffer(expected + 6 * Math.sqrt(expected))
  if (p === 0) return edges.list(users)
  const logMiss = log(1 - p)
  const draws = new DrawSequence(random, Stream.ties)
  const jump = () => Math.floor(log(openUniform(draws.word())) / logMiss)
  for (let user = 1; user < users; user++) {
    draws.start(user)
    for (let other = jump(); other < user; other += 1 + jump()) edges.add(user, other)
  }
  return edges.list(users)
}
