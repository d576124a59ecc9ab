import { mix32 } from '../random/hash.ts'
import type { People } from '../population/people.ts'

/**
 * A hash of the whole state of the people, as 16 hexadecimal digits: the same for the same state,
 * however the people are divided into shards. Two runs that agree in it agree in every byte.
 *
 * @param shards all people, in order
 */
export function stateHash(shards: readonly People[]): string {
  const names = shards[0]!.arrays().map(([name]) => name)
  let high = 0x243f6a88
  let low = 0x13198a2e
  names.forEach((_, index) => {
    for (const people of shards) {
      const array = people.arrays()[index]![1]
      for (let k = 0; k < array.length; k++) {
        high = Math.imul(high ^ array[k]!, 0x01000193)
        low = mix32(low ^ high)
      }
    }
  })
  return (mix32(high) >>> 0).toString(16).padStart(8, '0') + (low >>> 0).toString(16).padStart(8, '0')
}
