import { ascending } from '../ensembles/quantile.ts'

/**
 * Continuous ranked probability score of an ensemble, in the unit of the observation; smaller is better, and for
 * an ensemble of one it is the absolute error. This is the fair version (Ferro 2014), whose mean does not depend on
 * the number of members: E|X - y| - E|X - X'| / 2 with pairs of different members.
 *
 * @param members predictions, without NaN
 * @param observed what happened
 * @returns NaN of an empty ensemble
 */
export function crps(members: ArrayLike<number>, observed: number): number {
  const sorted = ascending(members)
  const n = sorted.length
  let miss = 0
  let pairs = 0
  sorted.forEach((member, i) => {
    miss += Math.abs(member - observed)
    // In sorted order member i is above i others and below n - 1 - i.
    pairs += member * (2 * i - n + 1)
  })
  return miss / n - (n > 1 ? pairs / (n * (n - 1)) : 0)
}
