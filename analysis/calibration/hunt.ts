import type { Experiment } from '../experiment/experiment.ts'
import type { Random } from '../random.ts'
import { abcSmc, type Posterior } from './abc-smc.ts'
import { cmaEs } from './cma-es.ts'
import { historyMatching, type NotRuledOut } from './history-matching.ts'
import { nelderMead } from './nelder-mead.ts'
import type { Search } from './search.ts'

/** A search whatever its method: it is told residuals in sd, an empty list for a point whose runs failed. */
export interface Hunt {
  ask(): readonly (readonly number[])[]
  tell(residuals: readonly (readonly number[])[]): void
  done(): boolean
  /** What an ABC search knows. */
  posterior(): Posterior | undefined
  /** What history matching knows. */
  plausible(): NotRuledOut | undefined
}

/** Root of the mean squared residual: 1 when the model is as far off as the stated errors. NaN of a failed point. */
export function distanceOf(residuals: readonly number[]): number {
  return Math.sqrt(residuals.reduce((sum, one) => sum + one * one, 0) / residuals.length)
}

/**
 * Starts the search of a method.
 *
 * @param start the present values in the unit cube, from which those that look for one best fit begin
 * @param count number of residuals that are told for a point
 */
export function startHunt(
  method: Experiment['calibration'],
  { start, count, random }: { start: readonly number[]; count: number; random: Random },
): Hunt {
  const dimensions = start.length
  if (method.method === 'history') {
    const goals = Array.from({ length: count }, () => ({ value: 0, sd: 1 }))
    const failed = goals.map(() => NaN)
    const { runs, waves, cutoff } = method
    const search = historyMatching({ dimensions, random, goals, waves, cutoff, ...(runs !== undefined && { runs }) })
    return {
      ask: () => search.ask(),
      tell: (all) => search.tell(all.map((residuals) => (residuals.length === 0 ? failed : residuals))),
      done: () => search.done,
      posterior: () => undefined,
      plausible: () => search.report,
    }
  }
  if (method.method === 'abc-smc') {
    const { particles, survivors, minAcceptance, generations: maxGenerations } = method
    const search = abcSmc({ dimensions, random, particles, survivors, minAcceptance, maxGenerations })
    return { ...byDistance(search), posterior: () => search.report, plausible: () => undefined }
  }
  const search = minimizer(method, start, random)
  return { ...byDistance(search), posterior: () => undefined, plausible: () => undefined }
}

/** A search that is told one distance for each point. */
const byDistance = <Report>(search: Search<number, Report>): Pick<Hunt, 'ask' | 'tell' | 'done'> => ({
  ask: () => search.ask(),
  tell: (all) => search.tell(all.map(distanceOf)),
  done: () => search.done,
})

type Minimizing = Extract<Experiment['calibration'], { method: 'nelder-mead' | 'cmaes' }>

function minimizer(method: Minimizing, start: readonly number[], random: Random) {
  const { evaluations: maxEvaluations, restarts } = method
  const common = { dimensions: start.length, random, start, restarts, maxEvaluations }
  if (method.method === 'nelder-mead') return nelderMead({ ...common, speculative: true })
  const { sigma, population } = method
  return cmaEs({ ...common, sigma, ...(population !== undefined && { population }) })
}
