/** Where in B those people are who live on a platform in A, on the day when most do. */
export interface Moved {
  /** Midnight after so many days. */
  day: number
  /** Dots on the platform in A. */
  all: number
  /** The same dots by their main home in B, by slot; the last entry counts those offline. */
  inB: readonly number[]
  /** Dots that live there in B on that day, and not in A. */
  onlyInB: number
}

/**
 * Follows the same people into the other world.
 *
 * @param a main homes by dot in A, one array for each midnight
 * @param b the same in B
 * @param slot the platform
 * @param slots number of platforms; a home beyond them is offline
 */
export function whoMoved(a: readonly Uint8Array[], b: readonly Uint8Array[], slot: number, slots: number): Moved {
  let [day, all] = [0, 0]
  for (let midnight = 0; midnight < Math.min(a.length, b.length); midnight++) {
    const there = a[midnight]!.reduce((sum, home) => sum + (home === slot ? 1 : 0), 0)
    if (there > all) [day, all] = [midnight, there]
  }
  const inB = new Array<number>(slots + 1).fill(0)
  a[day]?.forEach((home, dot) => {
    if (home === slot) inB[Math.min(slots, b[day]![dot]!)]!++
  })
  const onlyInB = b[day]?.reduce((sum, home, dot) => sum + (home === slot && a[day]![dot] !== slot ? 1 : 0), 0) ?? 0
  return { day, all, inB, onlyInB }
}
