import type { Communities } from './community.ts'
import { communityOf } from './community.ts'
import type { DrawSequence } from './draw-sequence.ts'
import { REPAIR_TRIES } from './local-ties.ts'
import { shuffledInPiles } from './shuffle.ts'

/**
 * Pairs stubs with stubs of other communities: tie k joins entries 2k and 2k + 1 of what is returned.
 * A pair of the same community swaps ends with a pair drawn at random, if both new ones join two communities;
 * after `REPAIR_TRIES` it is given up. Of an odd number one stub is left over.
 *
 * @param unpaired every user once for each of his stubs
 * @returns the ends of the ties that stand; a few ties may join the same two users
 */
export function pairLong(unpaired: Uint32Array, spec: Communities, draws: DrawSequence): Uint32Array {
  const stubs = shuffledInPiles(unpaired, draws)
  const ties = stubs.length >>> 1
  const isHome = (a: number, b: number) => communityOf(a, spec) === communityOf(b, spec)
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
  return stubs.subarray(0, 2 * standing)
}
