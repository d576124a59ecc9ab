import { factorValue, type Factor } from '../designs/factor.ts'
import { grid } from '../designs/grid.ts'
import { latinHypercube } from '../designs/latin-hypercube.ts'
import { saltelli } from '../designs/saltelli.ts'
import { sobol } from '../designs/sobol.ts'
import { morrisTrajectories } from '../designs/trajectories.ts'
import { seeded, type Random } from '../random.ts'
import type { Experiment } from './experiment.ts'

/**
 * The points of an experiment, each as overrides `path=value` in the order of the factors' paths. What is random
 * depends on the seed of the replicates only; a factor has the same values whatever is measured.
 */
export function designPoints(experiment: Experiment): string[][] {
  const { design, factors } = experiment
  const paths = Object.keys(factors)
  if (design.kind === 'list')
    return design.points.map((point) => Object.entries(point).map(([path, value]) => `${path}=${value}`))
  if (design.kind === 'grid') {
    const axes = Object.entries(factors).map(([path, { values, ...range }]) =>
      (values ?? levelsOf({ name: path, ...rangeOf(range) }, design.levels)).map((level) => `${path}=${level}`),
    )
    return grid(axes)
  }
  const ranges = rangedFactors(experiment)
  return unitPoints(design, paths.length, experiment.replicates.seed).map((point) => pointTexts(ranges, point))
}

/** Overrides `path=value` at a point of the unit cube. */
export function pointTexts(factors: readonly Factor[], point: readonly number[]): string[] {
  return factors.map((factor, index) => `${factor.name}=${factorValue(factor, point[index]!)}`)
}

/** The factors as ranges, in the order of their paths. */
export function rangedFactors({ factors }: Experiment): Factor[] {
  return Object.entries(factors).map(([name, range]) => ({ name, ...rangeOf(range) }))
}

/** A design whose points are drawn. */
export type SampledDesign = Exclude<Experiment['design'], { kind: 'grid' | 'list' }>

/**
 * The points of a sampled design in the unit cube, in plan order; Morris' trajectories, or Saltelli's matrices A, B and
 * A with a column of B, one after the other.
 *
 * @param dimensions number of factors
 * @param seed of the replicates
 */
export function unitPoints(design: SampledDesign, dimensions: number, seed: string): number[][] {
  const random = designRandom(seed)
  switch (design.kind) {
    case 'lhs':
      return latinHypercube(design.samples, dimensions, random)
    case 'sobol':
      return sobol(design.samples, dimensions, 0, random)
    case 'morris':
      return morrisTrajectories(design.trajectories, dimensions, random, design.levels).flat()
    case 'sobol-indices': {
      const { a, b, ab } = saltelli(design.samples, dimensions, random)
      return [...a, ...b, ...ab.flat()]
    }
  }
}

/** The source of a design's points. */
export function designRandom(seed: string): Random {
  return seeded(`${seed}/design`)
}

function rangeOf(range: { min?: number; max?: number; scale: 'linear' | 'log'; whole: boolean }): Omit<Factor, 'name'> {
  // A checked experiment has ranges wherever it has no values.
  return { min: range.min!, max: range.max!, scale: range.scale, whole: range.whole }
}

function levelsOf(factor: Factor, levels: number): number[] {
  const all = Array.from({ length: levels }, (_, k) => factorValue(factor, k / (levels - 1)))
  return all.filter((level, k) => all.indexOf(level) === k)
}
