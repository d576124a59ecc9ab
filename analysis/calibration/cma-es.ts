import { exp } from '../../sim/numbers/exp.ts'
import { log } from '../../sim/numbers/log.ts'
import { power } from '../../sim/numbers/power.ts'
import { cholesky, timesLower, zeros } from '../linear/cholesky.ts'
import { normal, type Random } from '../random.ts'
import { type Minimizer, type Minimum, Tally } from './minimum.ts'
import { Search } from './search.ts'

export interface CmaEsOptions {
  dimensions: number
  random: Random
  /** Mean of the first generation, in the unit cube; its middle when left out. */
  start?: readonly number[]
  /** Standard deviation of the first generation; .25 when left out. */
  sigma?: number
  /** Points of a generation; 4 + 3 ln(dimensions) when left out. */
  population?: number
  /** Steps or values closer than this have converged; 1e-9 when left out. */
  tolerance?: number
  /** New searches from random points, each with twice the population (Auger & Hansen 2005); 0 when left out. */
  restarts?: number
  /** 10^3 (dimensions + 1) when left out; the generation under way is finished. */
  maxEvaluations?: number
}

/**
 * Evolution strategy with covariance matrix adaptation, as in Hansen's tutorial (arXiv 1604.00772) with positive
 * weights, on the Cholesky factor (Krause, Arbones & Igel 2016), bounds by mirroring. Ties go to the earlier point.
 */
export function cmaEs(options: CmaEsOptions): Search<number, Minimum> {
  return new Search(strategies(options))
}

function* strategies(options: CmaEsOptions): Minimizer {
  const { dimensions, random, restarts = 0, maxEvaluations = 1000 * (dimensions + 1) } = options
  const tally = new Tally()
  let population = options.population ?? 4 + Math.floor(3 * log(dimensions))
  let start = [...(options.start ?? new Array<number>(dimensions).fill(0.5))]
  for (let round = 0; ; round++) {
    yield* evolve(tally, start, population, options, maxEvaluations)
    if (round >= restarts || tally.evaluations >= maxEvaluations) return tally.minimum
    population *= 2
    start = start.map(() => random())
  }
}

function* evolve(
  tally: Tally,
  start: readonly number[],
  population: number,
  { random, sigma: firstSigma = 0.25, tolerance = 1e-9 }: CmaEsOptions,
  maxEvaluations: number,
): Generator<{ points: number[][]; report: Minimum }, void, readonly number[]> {
  const n = start.length
  const { weights, effective, cSigma, damping, cPath, cOne, cMu, expectedNorm } = rates(n, population)
  const covariance = zeros(n)
  covariance.forEach((row, i) => (row[i] = 1))
  const memory = 10 + Math.ceil((30 * n) / population)
  const history: number[] = []
  let mean = [...start]
  let sigma = firstSigma
  let sigmaPath = mean.map(() => 0)
  let path = mean.map(() => 0)

  for (let generation = 1; tally.evaluations < maxEvaluations; generation++) {
    const factor = cholesky(covariance)
    // Rounding has eaten the smallest axis: there is nothing left to gain.
    if (!factor) return
    const z = Array.from({ length: population }, () => mean.map(() => normal(random)))
    const y = z.map((direction) => timesLower(factor, direction))
    const values = yield* tally.evaluate(y.map((step) => mean.map((m, i) => m + sigma * step[i]!)))
    const order = values
      .map((_, i) => i)
      .sort((a, b) => (values[a]! < values[b]! ? -1 : values[a]! > values[b]! ? 1 : a - b))
    const chosen = order.slice(0, weights.length)
    const recombine = (of: readonly ArrayLike<number>[]) =>
      mean.map((_, i) => chosen.reduce((sum, at, rank) => sum + weights[rank]! * of[at]![i]!, 0))
    const zMean = recombine(z)
    const yMean = recombine(y)

    mean = mean.map((m, i) => m + sigma * yMean[i]!)
    const sigmaGain = Math.sqrt(cSigma * (2 - cSigma) * effective)
    sigmaPath = sigmaPath.map((p, i) => (1 - cSigma) * p + sigmaGain * zMean[i]!)
    const norm = Math.sqrt(sigmaPath.reduce((sum, p) => sum + p * p, 0))
    const settled = norm / Math.sqrt(1 - power(1 - cSigma, 2 * generation))
    // A long path means that sigma is still far too small; the covariance waits (tutorial, eq. 45).
    const steady = settled < (1.4 + 2 / (n + 1)) * expectedNorm
    const pathGain = steady ? Math.sqrt(cPath * (2 - cPath) * effective) : 0
    path = path.map((p, i) => (1 - cPath) * p + pathGain * yMean[i]!)
    const kept = 1 - cOne - cMu + (steady ? 0 : cOne * cPath * (2 - cPath))
    covariance.forEach((row, i) => {
      for (let j = 0; j <= i; j++) {
        const rankMu = chosen.reduce((sum, at, rank) => sum + weights[rank]! * y[at]![i]! * y[at]![j]!, 0)
        row[j] = kept * row[j]! + cOne * path[i]! * path[j]! + cMu * rankMu
      }
    })
    sigma *= exp(Math.min(1, (cSigma / damping) * (norm / expectedNorm - 1)))

    history.push(values[order[0]!]!)
    if (history.length > memory) history.shift()
    const reach = sigma * Math.sqrt(covariance.reduce((most, row, i) => Math.max(most, row[i]!), 0))
    if (reach < tolerance) return
    const recent = [...history, values[order.at(-1)!]!]
    if (history.length === memory && Math.max(...recent) - Math.min(...recent) < tolerance) return
  }
}

/** The strategy's default parameters (tutorial, table 1). */
function rates(n: number, population: number) {
  const raw = Array.from({ length: Math.floor(population / 2) }, (_, i) => log((population + 1) / 2) - log(i + 1))
  const total = raw.reduce((sum, weight) => sum + weight, 0)
  const weights = raw.map((weight) => weight / total)
  const effective = 1 / weights.reduce((sum, weight) => sum + weight * weight, 0)
  const cSigma = (effective + 2) / (n + effective + 5)
  const cOne = 2 / ((n + 1.3) * (n + 1.3) + effective)
  return {
    weights,
    effective,
    cSigma,
    damping: 1 + 2 * Math.max(0, Math.sqrt((effective - 1) / (n + 1)) - 1) + cSigma,
    cPath: (4 + effective / n) / (n + 4 + (2 * effective) / n),
    cOne,
    cMu: Math.min(1 - cOne, (2 * (effective - 2 + 1 / effective)) / ((n + 2) * (n + 2) + effective)),
    /** E |N(0, I)|. */
    expectedNorm: Math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n)),
  }
}
