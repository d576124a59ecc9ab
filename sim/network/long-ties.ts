import type { Communities } from './community.ts'
import { communityOf } from './community.ts'
import type { DrawSequence } from './draw-sequence.ts'
import { REPAIR_TRIES } from './local-ties.ts'
import { shuffle } from './shuffle.ts'

/**
 * Pairs stubs with stubs of other communities, in place: afterwards tie k joins `stubs[2k]` and `stubs[2k + 1]`.
 * A pair of the same community swaps ends with a pair drawn at random, if both new ones join two communities;
 * after `REPAIR_TRIES` it is given up. Of an odd number one stub is left over.
 *
 * @param stubs every user once for each of his stubs
 * @returns how many ties stand: the first ones of `stubs`. Few of them may join the same two users
 */
export function pairLong(stubs: Uint32Array, spec: Communities, draws: DrawSequence): number {
  const ties = stubs.length >>> 1
  const isHome = (a: number, b: number) => communityOf(a, spec) === communityOf(b, spec)
  shuffle(stubs, stubs.length, draws)
  let standing = 0
  for (let tie = 0; tie < ties; tie++) {
    const a = stubs[2 * tie]!
    for (let tried = 0; isHome(a, stubs[2 * tie + 1]!) && tried < REPAIR_TRIES; tried++) {
      const other = draws.below(ties)
      // A pair that was given up is overwritten below, so it must not be drawn again.
      if (other < tie && other >= standing) continue
      const b = stubs[2 * tie + 1]!
      const c = stubs[2 * other]!
      if (isHome(a, c) || isHome(b, stubs[2 * other + 1]!)) continue
      stubs[2 * tie + 1] = c
      stubs[2 * other] = b
    }
    if (isHome(a, stubs[2 * tie + 1]!)) continue
    stubs[2 * standing] = a
    stubs[2 * standing++ + 1] = stubs[2 * tie + 1]!
  }
  return standing
}
