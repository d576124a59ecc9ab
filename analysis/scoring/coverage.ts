import { incompleteBeta } from '../../sim/numbers/incomplete-beta.ts'
import { ascending, quantile } from '../ensembles/quantile.ts'

/** How often central prediction intervals held what happened. */
export interface Coverage {
  /** Share that the intervals were meant to hold. */
  level: number
  held: number
  of: number
  /** Probability that calibrated intervals would hold this few or fewer, if observations were independent. */
  tooFew: number
}

/**
 * Empirical coverage of central intervals.
 *
 * @param ensembles members of each prediction
 * @param observed what happened, in the same order
 * @param level between 0 and 1, for example .9
 */
export function coverage(
  ensembles: readonly ArrayLike<number>[],
  observed: readonly number[],
  level: number,
): Coverage {
  const held = ensembles.filter((members, i) => {
    const sorted = ascending(members)
    const value = observed[i]!
    return quantile(sorted, (1 - level) / 2) <= value && value <= quantile(sorted, (1 + level) / 2)
  }).length
  const of = ensembles.length
  // The binomial distribution function (DLMF 8.17.5).
  return { level, held, of, tooFew: held === of ? 1 : incompleteBeta(1 - level, of - held, held + 1) }
}

/**
 * Place of an observation in its ensemble, between 0 and 1: the share of members below, ties half (probability
 * integral transform). Over many predictions of a calibrated model it is uniform.
 */
export function place(members: ArrayLike<number>, observed: number): number {
  let below = 0
  for (let i = 0; i < members.length; i++) {
    if (members[i]! < observed) below += 1
    else if (members[i] === observed) below += 0.5
  }
  return below / members.length
}
