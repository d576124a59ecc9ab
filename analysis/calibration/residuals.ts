import { exp } from '../../sim/numbers/exp.ts'
import { log } from '../../sim/numbers/log.ts'

/** A published number beside the model's, with what is known of its noise. */
export interface Target {
  /** Above 0. */
  observed: number
  /** The model's value in the same unit; 0 and below count as `smallest`. */
  predicted: number
  /** Standard deviation of log(observed): .3-.5 for panels, .1 for ratios, .02 for counts. */
  sd: number
  /** Relative standard error of the prediction (few replicates, few agents); 0 when left out. */
  predictedSd?: number
  /** What the estimator saw beyond the model's people, in its unit; 0 when left out. */
  background?: number
  /** Numbers of one (estimator, platform) share one free scale; scale 1 when left out. */
  scaleGroup?: string
  /** What the scale of its group may be, when not as for all. */
  scaleRange?: ScaleRange
  /** The number is only a limit: what happened was below or above it. */
  limit?: 'below' | 'above'
}

/** What the scale of a group may be: observed = predicted / scale + background. */
export interface ScaleRange {
  min: number
  max: number
}

export interface Fit {
  /** In sd, one for each target; positive where the model is too high. */
  residuals: number[]
  /** Scale of each group, by name. */
  scales: Map<string, number>
  /** Sum of squared residuals. */
  cost: number
}

/**
 * Residuals in units of lognormal noise, with the scale of every group at its best:
 * (log(predicted / scale + background) - log(observed)) / sqrt(sd^2 + predictedSd^2).
 * A limit that is kept costs nothing.
 *
 * @param range of all scales; 1/100 to 100 when left out
 * @param smallest prediction told apart from 0, for example one agent's people
 */
export function fitScales(
  targets: readonly Target[],
  { range = { min: 0.01, max: 100 }, smallest = 1e-9 }: { range?: ScaleRange; smallest?: number } = {},
): Fit {
  const scales = new Map<string, number>()
  const groups = new Set(targets.flatMap(({ scaleGroup }) => (scaleGroup === undefined ? [] : [scaleGroup])))
  for (const group of groups) {
    const members = targets.filter(({ scaleGroup }) => scaleGroup === group)
    const costAt = (logScale: number) => cost(members.map((target) => residual(target, exp(logScale), smallest)))
    const { min, max } = members[0]?.scaleRange ?? range
    scales.set(group, exp(smallestOn(costAt, log(min), log(max))))
  }
  const residuals = targets.map((target) => residual(target, scales.get(target.scaleGroup ?? '') ?? 1, smallest))
  return { residuals, scales, cost: cost(residuals) }
}

function residual(target: Target, scale: number, smallest: number): number {
  const { observed, predicted, sd, predictedSd = 0, background = 0, limit } = target
  const seen = Math.max(predicted, smallest) / scale + background
  const distance = (log(seen) - log(observed)) / Math.sqrt(sd * sd + predictedSd * predictedSd)
  if (limit === 'below') return Math.max(0, distance)
  return limit === 'above' ? Math.min(0, distance) : distance
}

function cost(residuals: readonly number[]): number {
  return residuals.reduce((sum, one) => sum + one * one, 0)
}

/** Smallest value on an interval: the best of 64 places, then golden sections around it. */
function smallestOn(f: (x: number) => number, low: number, high: number): number {
  const step = (high - low) / 63
  let best = low
  for (let i = 1; i < 64; i++) if (f(low + i * step) < f(best)) best = low + i * step
  let left = Math.max(low, best - step)
  let right = Math.min(high, best + step)
  const golden = (Math.sqrt(5) - 1) / 2
  while (right - left > 1e-9) {
    const inner = right - golden * (right - left)
    const outer = left + golden * (right - left)
    if (f(inner) <= f(outer)) right = outer
    else left = inner
  }
  return (left + right) / 2
}
