import { mean, standardDeviation } from '../ensembles/moments.ts'

/** Screening of one factor by its elementary effects, in units of the output per whole range of the factor. */
export interface Screening {
  /** Mean effect. */
  mu: number
  /** Mean absolute effect (Campolongo, Cariboni & Saltelli 2007): effects of both signs do not cancel. */
  muStar: number
  /** Standard deviation of the effects: curvature or interaction. */
  sigma: number
  /** Standard error of `muStar` over trajectories. */
  muStarError: number
}

/**
 * Elementary effects of Morris (Technometrics 33, 1991).
 *
 * @param trajectories points in the unit cube, neighbours differing in exactly one coordinate
 * @param outputs an output for each point of each trajectory
 * @returns one screening for each factor; NaN where a factor has no finite effect
 */
export function morris(
  trajectories: readonly (readonly (readonly number[])[])[],
  outputs: readonly ArrayLike<number>[],
): Screening[] {
  const effects: number[][] = (trajectories[0]?.[0] ?? []).map(() => [])
  trajectories.forEach((points, t) => {
    for (let i = 1; i < points.length; i++) {
      const factor = points[i]!.findIndex((value, j) => value !== points[i - 1]![j])
      const effect = (outputs[t]![i]! - outputs[t]![i - 1]!) / (points[i]![factor]! - points[i - 1]![factor]!)
      if (Number.isFinite(effect)) effects[factor]!.push(effect)
    }
  })
  return effects.map((all) => {
    const sizes = all.map(Math.abs)
    return {
      mu: mean(all),
      muStar: mean(sizes),
      sigma: standardDeviation(all),
      muStarError: standardDeviation(sizes) / Math.sqrt(all.length),
    }
  })
}
