import { exp } from '../../sim/numbers/exp.ts'
import { normalCdf, normalDensity } from '../../sim/numbers/normal-cdf.ts'
import { cholesky, type Matrix, solveLower, timesLower, zeros } from '../linear/cholesky.ts'
import { below, normal, type Random } from '../random.ts'
import { type Method, Search } from './search.ts'

export interface AbcOptions {
  dimensions: number
  random: Random
  /** Particles kept: the size of the posterior sample. */
  particles: number
  /** Share of the particles that survives a generation; .5 when left out. */
  survivors?: number
  /** Ends when fewer than this share of new particles beats the tolerance; .05 when left out. */
  minAcceptance?: number
  /** Ends at this tolerance; 0 when left out. */
  minTolerance?: number
  /** Ends after so many generations; 30 when left out. */
  maxGenerations?: number
}

/** A weighted sample of the approximate posterior. */
export interface Posterior {
  /** Points of the unit cube. */
  particles: number[][]
  /** They add up to 1. */
  weights: number[]
  distances: number[]
  /** Largest distance kept. */
  tolerance: number
  /** Share of the last generation's new particles that beat the tolerance before. */
  acceptance: number
  /** Kish's effective sample size, (sum w)^2 / sum w^2. */
  effectiveSize: number
  generation: number
  simulations: number
}

/**
 * A particle before its run. The kernel moves it in normal coordinates z, of which the point of the cube is the
 * distribution function: there the uniform prior is standard normal, and no step can leave the cube.
 */
interface Proposal {
  z: number[]
  weight: number
}

interface Particle extends Proposal {
  distance: number
}

/**
 * Approximate Bayesian computation with adaptive tolerances and generations of constant size: the adaptive
 * population Monte Carlo of Lenormand, Jabot & Deffuant (Computational Statistics 28, 2013). The value told for
 * a point is the distance of its run from the data; NaN (a failed run) counts as infinitely far.
 *
 * The prior is uniform on the unit cube; `factorValue`, or any quantile function, gives it another shape.
 *
 * @throws Error from `tell` when fewer than two runs gave a distance
 */
export function abcSmc(options: AbcOptions): Search<number, Posterior> {
  return new Search(generations(options))
}

function* generations(options: AbcOptions): Method<number, Posterior> {
  const { dimensions, random, particles, survivors = 0.5, minAcceptance = 0.05, minTolerance = 0 } = options
  const population = Math.max(particles + 1, Math.round(particles / survivors))
  let proposals = Array.from({ length: population }, () => ({
    z: Array.from({ length: dimensions }, () => normal(random)),
    weight: 1,
  }))
  let kept: Particle[] = []
  let report = posterior(kept, 1, 0, 0)
  for (let generation = 1; ; generation++) {
    const distances = yield { points: proposals.map(pointOf), report }
    const fresh = proposals.map((proposal, i) => ({ ...proposal, distance: distances[i]! }))
    const before = generation === 1 ? Infinity : report.tolerance
    const acceptance = fresh.filter(({ distance }) => distance < before).length / fresh.length
    // Sorting is stable: of two at the same distance the older one stays.
    kept = [...kept, ...fresh]
      .filter(({ distance }) => Number.isFinite(distance))
      .sort((a, b) => a.distance - b.distance)
      .slice(0, particles)
    if (kept.length < 2) throw new Error('fewer than two runs gave a distance')
    report = posterior(kept, acceptance, generation, report.simulations + fresh.length)
    const ended = acceptance < minAcceptance || report.tolerance <= minTolerance
    if (ended || generation >= (options.maxGenerations ?? 30)) return report
    proposals = propose(kept, population - particles, random)
  }
}

function posterior(kept: readonly Particle[], acceptance: number, generation: number, simulations: number): Posterior {
  const total = kept.reduce((sum, { weight }) => sum + weight, 0)
  const weights = kept.map(({ weight }) => weight / total)
  return {
    particles: kept.map(pointOf),
    weights,
    distances: kept.map(({ distance }) => distance),
    tolerance: kept.at(-1)?.distance ?? Infinity,
    acceptance,
    effectiveSize: 1 / weights.reduce((sum, weight) => sum + weight * weight, 0),
    generation,
    simulations,
  }
}

/**
 * Draws from the kernel mixture: a particle by its weight, plus a normal step with twice the weighted covariance
 * (Filippi et al. 2013). The importance weight is the prior's density over the mixture's.
 */
function propose(kept: readonly Particle[], count: number, random: Random): Proposal[] {
  const { weights } = posterior(kept, 0, 0, 0)
  const centres = kept.map(({ z }) => z)
  const factor = kernelFactor(centres, weights)
  const density = mixture(centres, weights, factor)
  return Array.from({ length: count }, () => {
    const centre = centres[pick(weights, random)]!
    const step = timesLower(
      factor,
      Array.from(centre, () => normal(random)),
    )
    const z = centre.map((x, i) => x + step[i]!)
    return { z, weight: z.reduce((product, x) => product * normalDensity(x), 1) / density(z) }
  })
}

function pointOf({ z }: Proposal): number[] {
  return z.map(normalCdf)
}

function pick(weights: readonly number[], random: Random): number {
  let rest = random()
  for (let i = 0; i < weights.length; i++) {
    rest -= weights[i]!
    if (rest < 0) return i
  }
  // Rounding left a crumb of probability.
  return below(weights.length, random)
}

/** Cholesky factor of twice the weighted covariance. */
function kernelFactor(centres: readonly (readonly number[])[], weights: readonly number[]): Matrix {
  const dimensions = centres[0]!.length
  const weighted = (of: (z: readonly number[]) => number) => centres.reduce((sum, z, i) => sum + weights[i]! * of(z), 0)
  const middle = Array.from({ length: dimensions }, (_, d) => weighted((z) => z[d]!))
  const matrix = zeros(dimensions)
  for (let i = 0; i < dimensions; i++) {
    for (let j = 0; j <= i; j++) {
      matrix[i]![j] = 2 * weighted((z) => (z[i]! - middle[i]!) * (z[j]! - middle[j]!))
    }
    // Particles on a line, or all in one place, must not pin the kernel to it: a little of each axis's own width.
    matrix[i]![i] = matrix[i]![i]! * (1 + 1e-6) + 1e-12
  }
  return cholesky(matrix)!
}

/** Density of the kernel mixture. In coordinates whitened by the kernel it depends on distances only. */
function mixture(
  centres: readonly (readonly number[])[],
  weights: readonly number[],
  factor: Matrix,
): (z: readonly number[]) => number {
  const scale = factor.reduce((product, row, i) => product * row[i]! * Math.sqrt(2 * Math.PI), 1)
  const whitenedCentres = centres.map((z) => solveLower(factor, z))
  return (z) => {
    const whitened = solveLower(factor, z)
    let total = 0
    whitenedCentres.forEach((centre, i) => {
      let squares = 0
      for (let d = 0; d < centre.length; d++) squares += (whitened[d]! - centre[d]!) * (whitened[d]! - centre[d]!)
      total += weights[i]! * exp(-0.5 * squares)
    })
    return total / scale
  }
}
