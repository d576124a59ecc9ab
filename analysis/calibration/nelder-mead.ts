import type { Random } from '../random.ts'
import { type Minimizer, type Minimum, Tally } from './minimum.ts'
import { Search } from './search.ts'

export interface NelderMeadOptions {
  dimensions: number
  /** Source of the restarts. */
  random: Random
  /** Where to begin, in the unit cube; its middle when left out. */
  start?: readonly number[]
  /** Edge of the first simplex; .1 when left out. */
  step?: number
  /** A simplex smaller than this, with values closer than this, has converged; 1e-8 when left out. */
  tolerance?: number
  /** New simplices after the first, in turn around the best point and at a random one; 2 when left out. */
  restarts?: number
  /** 200 a dimension and simplex when left out. */
  maxEvaluations?: number
  /** Ask for all four candidates of a step at once: more runs, fewer generations. */
  speculative?: boolean
}

/**
 * Nelder & Mead's simplex (Computer Journal 7, 1965), with the coefficients of Gao & Han (2012) that keep it
 * from stalling in many dimensions, restarts, and bounds by mirroring. Ties go to the older vertex.
 */
export function nelderMead(options: NelderMeadOptions): Search<number, Minimum> {
  return new Search(simplices(options))
}

function* simplices(options: NelderMeadOptions): Minimizer {
  const { dimensions, random, step = 0.1, restarts = 2 } = options
  const budget = options.maxEvaluations ?? 200 * dimensions * (restarts + 1)
  const tally = new Tally()
  let start = [...(options.start ?? new Array<number>(dimensions).fill(0.5))]
  for (let round = 0; ; round++) {
    yield* descend(tally, start, step, options, budget)
    if (round >= restarts || tally.evaluations >= budget) return tally.minimum
    start = round % 2 === 0 ? tally.minimum.point : start.map(() => random())
  }
}

interface Vertex {
  x: number[]
  value: number
}

function* descend(
  tally: Tally,
  start: readonly number[],
  step: number,
  { random, tolerance = 1e-8, speculative = false }: NelderMeadOptions,
  budget: number,
): Generator<{ points: number[][]; report: Minimum }, void, readonly number[]> {
  const n = start.length
  const size = Math.max(n, 2)
  const coefficients = [1, 1 + 2 / size, 0.75 - 0.5 / size, -(0.75 - 0.5 / size)]
  const corners = [start, ...start.map((_, i) => moved(start, i, random() < 0.5 ? -step : step))]
  let simplex = yield* vertices(tally, corners)
  while (tally.evaluations < budget) {
    simplex.sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0))
    const best = simplex[0]!
    const worst = simplex[n]!
    if (diameter(simplex) <= tolerance && !(worst.value - best.value > tolerance)) return
    const centre = best.x.map((_, i) => simplex.slice(0, n).reduce((sum, vertex) => sum + vertex.x[i]!, 0) / n)
    const [reflection, expansion, outside, inside] = coefficients.map((c) =>
      centre.map((x, i) => x + c * (x - worst.x[i]!)),
    ) as [number[], number[], number[], number[]]

    const ahead = speculative ? yield* vertices(tally, [reflection, expansion, outside, inside]) : []
    const at = function* (candidate: 0 | 1 | 2 | 3, x: number[]) {
      return ahead[candidate] ?? (yield* vertices(tally, [x]))[0]!
    }
    const reflected = yield* at(0, reflection)
    let accepted: Vertex | undefined
    if (reflected.value < best.value) {
      const expanded = yield* at(1, expansion)
      accepted = expanded.value < reflected.value ? expanded : reflected
    } else if (reflected.value < simplex[n - 1]!.value) {
      accepted = reflected
    } else {
      const outwards = reflected.value < worst.value
      const contracted = outwards ? yield* at(2, outside) : yield* at(3, inside)
      const limit = outwards ? reflected.value : worst.value
      if (contracted.value < limit || (outwards && contracted.value === limit)) accepted = contracted
    }

    if (accepted) simplex[n] = accepted
    else {
      const shrunk = simplex.slice(1).map(({ x }) => x.map((xi, i) => best.x[i]! + (1 - 1 / size) * (xi - best.x[i]!)))
      simplex = [best, ...(yield* vertices(tally, shrunk))]
    }
  }
}

function* vertices(tally: Tally, points: readonly (readonly number[])[]) {
  const values = yield* tally.evaluate(points)
  return points.map((x, i): Vertex => ({ x: [...x], value: values[i]! }))
}

function moved(point: readonly number[], axis: number, step: number): number[] {
  return point.map((x, i) => (i === axis ? x + step : x))
}

/** Largest distance of a coordinate from the first vertex. */
function diameter([first, ...others]: readonly Vertex[]): number {
  let largest = 0
  for (const { x } of others) x.forEach((xi, i) => (largest = Math.max(largest, Math.abs(xi - first!.x[i]!))))
  return largest
}
