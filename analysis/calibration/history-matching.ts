import { sobol } from '../designs/sobol.ts'
import { below, normal, type Random } from '../random.ts'
import { type Emulator, fitGaussianProcess } from './gaussian-process.ts'
import { mirror } from './minimum.ts'
import { type Method, Search } from './search.ts'

/** What an output should be. */
export interface Goal {
  value: number
  /** Standard deviation of measurement and of what the model is known to leave out, together; above 0. */
  sd: number
}

export interface HistoryMatchingOptions {
  /** 1 to 128. */
  dimensions: number
  random: Random
  /** One for each output that is told. */
  goals: readonly Goal[]
  /** Runs of a wave; 10 a dimension when left out. */
  runs?: number
  /** Most waves; 5 when left out. */
  waves?: number
  /** A point with a larger implausibility is ruled out; 3 when left out, Pukelsheim's three-sigma rule. */
  cutoff?: number
  /** Points at which the emulators are asked after each wave; 4096 when left out. */
  candidates?: number
}

/** What is not ruled out yet. */
export interface NotRuledOut {
  wave: number
  runs: number
  /** Share of the candidates over the whole cube that no wave has ruled out. 0: nothing found that fits. */
  share: number
  /** Points of the cube that no wave has ruled out; not a sample of any law. */
  points: number[][]
  /** Share of leave-one-out residuals within 3 sd, by output, of the last wave; well below .95 the emulator is not to be trusted. */
  emulated: number[]
}

/**
 * History matching (Craig et al. 1997; Vernon, Goldstein & Bower, Bayesian Analysis 5, 2010): waves of runs, each
 * followed by an emulator for every output; points whose implausibility |E - goal| / sqrt(Var + sd^2) is above
 * the cutoff for any output in any wave are ruled out, and the next wave is run in what is left.
 *
 * The value told for a point is a list of outputs (means over replicates, best on a scale on which noise is
 * even, often the log); a list with a number that is not finite (a failed run) is left out.
 *
 * @throws RangeError from `tell` when fewer than three runs of a wave succeeded
 */
export function historyMatching(options: HistoryMatchingOptions): Search<readonly number[], NotRuledOut> {
  return new Search(waves(options))
}

interface Run {
  point: number[]
  outputs: readonly number[]
}

function* waves(options: HistoryMatchingOptions): Method<readonly number[], NotRuledOut> {
  const { dimensions, random, goals, runs = 10 * dimensions, cutoff = 3, candidates = 4096 } = options
  const everywhere = sobol(candidates, dimensions, 0, random)
  const emulators: Emulator[][] = []
  const plausible = (point: readonly number[]) =>
    // The newest wave knows most, so it is asked first.
    emulators.every((wave) => wave.every((emulator, i) => implausibility(emulator, point, goals[i]!) <= cutoff))
  let training: Run[] = []
  let points = spread(everywhere, runs)
  let report: NotRuledOut = { wave: 0, runs: 0, share: 1, points, emulated: [] }
  for (let wave = 1; ; wave++) {
    const told = yield { points, report }
    const fresh = points.map((point, i): Run => ({ point, outputs: told[i]! }))
    training = [...training.filter(({ point }) => plausible(point)), ...fresh.filter(succeeded)]
    const fitted = goals.map((_, output) =>
      fitGaussianProcess(
        training.map(({ point }) => point),
        training.map(({ outputs }) => outputs[output]!),
        random,
      ),
    )
    emulators.unshift(fitted)
    const left = everywhere.filter(plausible)
    const pool = explore(
      [...left, ...training.map(({ point }) => point).filter(plausible)],
      4 * runs,
      plausible,
      random,
    )
    report = {
      wave,
      runs: report.runs + points.length,
      share: left.length / everywhere.length,
      points: pool,
      emulated: fitted.map(
        ({ leaveOneOut }) => leaveOneOut.filter((z) => Math.abs(z) <= 3).length / leaveOneOut.length,
      ),
    }
    if (pool.length === 0 || wave >= (options.waves ?? 5)) return report
    points = spread(pool, runs)
  }
}

function succeeded({ outputs }: Run): boolean {
  return outputs.every((output) => Number.isFinite(output))
}

/** How many standard deviations of all that is uncertain lie between emulator and goal. */
function implausibility(emulator: Emulator, point: readonly number[], { value, sd }: Goal): number {
  const { mean, variance } = emulator.predict(point)
  return Math.abs(mean - value) / Math.sqrt(variance + sd * sd)
}

/** Adds steps from known points, short and long, that stay in what is left, until there are enough or it seems full. */
function explore(
  known: readonly number[][],
  enough: number,
  plausible: (point: readonly number[]) => boolean,
  random: Random,
): number[][] {
  const found = [...known]
  for (let tries = 0; found.length > 0 && found.length < enough && tries < 10 * enough; tries++) {
    const from = found[below(found.length, random)]!
    const reach = [0.2, 0.05, 0.01][tries % 3]!
    const point = from.map((x) => mirror(x + reach * normal(random)))
    if (plausible(point)) found.push(point)
  }
  return found
}

/** Points far from each other: begins with the first, then always takes the one farthest from those taken. */
function spread(points: readonly number[][], count: number): number[][] {
  const taken = points.slice(0, 1)
  const gaps = points.map(() => Infinity)
  while (taken.length < Math.min(count, points.length)) {
    const last = taken.at(-1)!
    let farthest = 0
    points.forEach((point, i) => {
      let squares = 0
      for (let d = 0; d < point.length; d++) squares += (point[d]! - last[d]!) * (point[d]! - last[d]!)
      gaps[i] = Math.min(gaps[i]!, squares)
      if (gaps[i]! > gaps[farthest]!) farthest = i
    })
    taken.push(points[farthest]!)
  }
  return taken
}
