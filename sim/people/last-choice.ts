import { OUTSIDE } from '../population/people.ts'
import { mix32 } from '../random/hash.ts'
import { openUniform } from '../random/keyed.ts'
import type { Shard } from '../run/shard.ts'

/** Sets the choice of a platform apart from the other uses of a user's word of the night. */
const CHOICE = 0x9e3779b9

/** The draw with which someone chooses one platform, from his random word. */
export const choiceDraw = (word: number): number => openUniform(mix32(word ^ CHOICE))

/** Presence by last choice: user i is there for his friends on his main platform, and nowhere else. */
export function bePresent(shard: Shard, i: number, before: number, main: number): void {
  if (main !== OUTSIDE) {
    shard.there[main]!++
    if (shard.isCreator(i)) shard.creatorsThere[main]!++
  }
  if (main === before) return
  const base = i * shard.people.platforms
  if (before !== OUTSIDE) shard.went.push(base + before)
  if (main !== OUTSIDE) shard.came.push(base + main)
}
