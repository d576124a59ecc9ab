import { LAPSED, MEMBER, STAGE } from '../../sim/population/stage.ts'
import type { People } from '../../sim/population/people.ts'

/**
 * Who joined what since the first day: for each user a bit for each platform, by slot. In runs that share their seed
 * a user is the same person, so that what became of him in one world can be set beside the other.
 *
 * @param people the shards of a run, in order
 */
export function joinedPlatforms(people: readonly People[]): Uint16Array {
  const total = people.reduce((sum, { count }) => sum + count, 0)
  const joined = new Uint16Array(total)
  for (const { first, count, platforms, state, since } of people)
    for (let user = 0; user < count; user++)
      for (let slot = 0; slot < platforms; slot++) {
        const pair = user * platforms + slot
        const stage = state[pair]! & STAGE
        // `since` is the day of joining + 1 of members and of those who have left.
        if ((stage === MEMBER || stage === LAPSED) && since[pair]! > 0) joined[first + user]! |= 1 << slot
      }
  return joined
}
