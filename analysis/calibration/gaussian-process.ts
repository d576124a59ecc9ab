import { exp } from '../../sim/numbers/exp.ts'
import { log } from '../../sim/numbers/log.ts'
import { factorValues, type Factor } from '../designs/factor.ts'
import { mean, standardDeviation } from '../ensembles/moments.ts'
import { cholesky, type Matrix, solveLower, solveUpper, zeros } from '../linear/cholesky.ts'
import type { Random } from '../random.ts'
import { cmaEs } from './cma-es.ts'
import { runSearch } from './search.ts'

/** What an emulator expects of the model at a point it may not have seen. */
export interface Prediction {
  mean: number
  /** Of the model's mean at the point: without the noise of single runs. */
  variance: number
}

/** A cheap statistical stand-in for one output of the model. */
export interface Emulator {
  predict(point: readonly number[]): Prediction
  /** Residual of each run, in sd, when predicted from all others with its noise: a good emulator's are mostly within 3. */
  leaveOneOut: number[]
}

/**
 * Gaussian process with constant mean and Matern 5/2 covariance, one length scale for each dimension and a nugget for
 * noise (Rasmussen & Williams 2006, chapters 2, 4.2 and 5.4; Roustant, Ginsbourger & Deville 2012). Length scales
 * and nugget have the largest likelihood, mean and variance follow from them.
 *
 * @param points runs in the unit cube, 10 a dimension as a rule; fitting costs their number cubed
 * @param outputs one finite number for each point
 * @param random source of the search
 * @param maxEvaluations of the likelihood
 * @throws RangeError when there are fewer than three runs
 */
export function fitGaussianProcess(
  points: readonly (readonly number[])[],
  outputs: readonly number[],
  random: Random,
  maxEvaluations = 400,
): Emulator {
  if (points.length < 3) throw new RangeError(`${points.length} runs are too few for an emulator`)
  const centre = mean(outputs)
  const scale = standardDeviation(outputs) || 1
  const y = outputs.map((output) => (output - centre) / scale)
  const factors: Factor[] = [
    ...points[0]!.map((_, d): Factor => ({ name: `length ${d}`, min: 0.05, max: 20, scale: 'log' })),
    { name: 'nugget', min: 1e-8, max: 10, scale: 'log' },
  ]
  const solve = (at: readonly number[]) => condition(points, y, factorValues(factors, at))
  const search = cmaEs({ dimensions: factors.length, random, maxEvaluations, tolerance: 1e-4 })
  const { point } = runSearch(search, (at) => solve(at)?.cost ?? NaN)
  // The largest nugget always leaves a positive definite matrix.
  const fitted = (point.length > 0 ? solve(point) : undefined) ?? solve(factors.map(() => 1))!
  return {
    predict(at) {
      const { mean: standard, variance } = fitted.predict(at)
      return { mean: centre + scale * standard, variance: scale * scale * variance }
    },
    leaveOneOut: fitted.leaveOneOut(),
  }
}

/** The process given its data; undefined where the matrix is not positive definite. */
function condition(points: readonly (readonly number[])[], y: readonly number[], parameters: readonly number[]) {
  const lengths = parameters.slice(0, -1)
  const nugget = parameters.at(-1)!
  const n = y.length
  const matrix = zeros(n)
  matrix.forEach((row, i) => {
    for (let j = 0; j < i; j++) row[j] = matern(points[i]!, points[j]!, lengths)
    row[i] = 1 + nugget
  })
  const factor = cholesky(matrix)
  if (!factor) return undefined
  const ones = solveBoth(factor, new Float64Array(n).fill(1))
  const precision = total(ones)
  // Generalized least squares of a constant.
  const trend = dot(ones, y) / precision
  const residual = y.map((value) => value - trend)
  const weights = solveBoth(factor, residual)
  const variance = Math.max(dot(weights, residual) / n, 1e-12)
  return {
    /** Minus twice the profile log likelihood, up to a constant. */
    cost: n * log(variance) + 2 * factor.reduce((sum, row, i) => sum + log(row[i]!), 0),
    predict(at: readonly number[]): Prediction {
      const near = points.map((point) => matern(point, at, lengths))
      const half = solveLower(factor, near)
      const known = dot(half, half)
      const lever = 1 - dot(ones, near)
      return {
        mean: trend + dot(weights, near),
        variance: variance * Math.max(0, 1 - known + (lever * lever) / precision),
      }
    },
    /** Sundararajan & Keerthi 2001: from the inverse matrix, with the trend held. */
    leaveOneOut(): number[] {
      return y.map((_, i) => {
        const unit = new Float64Array(n)
        unit[i] = 1
        const column = solveLower(factor, unit)
        return weights[i]! / Math.sqrt(variance * dot(column, column))
      })
    },
  }
}

function matern(a: readonly number[], b: readonly number[], lengths: readonly number[]): number {
  let squares = 0
  for (let d = 0; d < lengths.length; d++) {
    const step = (a[d]! - b[d]!) / lengths[d]!
    squares += step * step
  }
  const r = Math.sqrt(5 * squares)
  return (1 + r + (r * r) / 3) * exp(-r)
}

function solveBoth(factor: Matrix, right: ArrayLike<number>): Float64Array {
  return solveUpper(factor, solveLower(factor, right))
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0)
}
