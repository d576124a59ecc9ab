import { below, permutation, type Random } from '../random.ts'

/**
 * Morris' random trajectories (Technometrics 33, 1991): each starts on a grid of `levels` and changes
 * one factor at a time, in random order, by delta = levels / (2 (levels - 1)) up or down.
 *
 * @param levels even number of levels, 4 as a rule
 * @returns trajectories of `dimensions` + 1 points in the unit cube
 * @throws RangeError when the number of levels is odd or below 2
 */
export function morrisTrajectories(trajectories: number, dimensions: number, random: Random, levels = 4): number[][][] {
  if (levels < 2 || levels % 2 !== 0)
    throw new RangeError(`Morris' design wants an even number of levels, not ${levels}`)
  return Array.from({ length: trajectories }, () => trajectory(dimensions, levels, random))
}

function trajectory(dimensions: number, levels: number, random: Random): number[][] {
  // In grid steps: the lower half can go up by delta, the upper half down.
  const steps = levels / 2
  const point = Array.from({ length: dimensions }, () => below(levels, random))
  const points = [point]
  for (const factor of permutation(dimensions, random)) {
    const next = [...points.at(-1)!]
    next[factor] = next[factor]! < steps ? next[factor]! + steps : next[factor]! - steps
    points.push(next)
  }
  return points.map((levelsOfPoint) => levelsOfPoint.map((level) => level / (levels - 1)))
}
