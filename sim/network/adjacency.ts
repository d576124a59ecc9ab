import type { EdgeNetwork } from './network.ts'

/** The most that an index of 32 bits can number. */
const MOST_ENDS = 2 ** 32 - 1

/**
 * Running sums of counts: entry u is the sum of all counts before u.
 *
 * @returns one entry more than `counts`
 * @throws RangeError if there are more than 2^32-1 ends of ties
 */
export function runningSums(counts: ArrayLike<number>): Uint32Array {
  const sums = new Uint32Array(counts.length + 1)
  let sum = 0
  for (let user = 0; user < counts.length; user++) {
    sum += counts[user]!
    if (sum > MOST_ENDS) throw new RangeError('a network of stored edges holds at most 2^31 friendships')
    sums[user + 1] = sum
  }
  return sums
}

/**
 * Makes a network of lists of friends: sorts each list, and drops what stands in it twice.
 *
 * @param offsets where each user's list starts; users + 1 entries. Taken over and changed
 * @param filled how many entries of his list are in use; the rest of it is skipped
 * @param neighbours the lists. Taken over and changed
 */
export function settleLists(offsets: Uint32Array, filled: ArrayLike<number>, neighbours: Uint32Array): EdgeNetwork {
  const users = offsets.length - 1
  let written = 0
  let maxDegree = 0
  for (let user = 0; user < users; user++) {
    const first = offsets[user]!
    const end = first + filled[user]!
    sortRange(neighbours, first, end)
    const start = written
    for (let i = first; i < end; i++) {
      const friend = neighbours[i]!
      if (written === start || friend !== neighbours[written - 1]) neighbours[written++] = friend
    }
    offsets[user] = start
    maxDegree = Math.max(maxDegree, written - start)
  }
  offsets[users] = written
  return { kind: 'edges', users, offsets, neighbours: neighbours.subarray(0, written), maxDegree }
}

/** Sorts entries first .. end-1 in place. Most lists are short, where insertion is fastest and makes no garbage. */
function sortRange(values: Uint32Array, first: number, end: number): void {
  if (end - first > 64) {
    values.subarray(first, end).sort()
    return
  }
  for (let i = first + 1; i < end; i++) {
    const value = values[i]!
    let j = i
    while (j > first && values[j - 1]! > value) {
      values[j] = values[j - 1]!
      j--
    }
    values[j] = value
  }
}
