import { ascending, quantile } from '../ensembles/quantile.ts'
import { type Factor, factorUnit, factorValues } from '../designs/factor.ts'
import { distanceOf, type Hunt, startHunt } from '../calibration/hunt.ts'
import { fitScales, type Target } from '../calibration/residuals.ts'
import { type PlannedTarget, type TargetRow, targetRows } from '../calibration/targets.ts'
import { mean } from '../ensembles/moments.ts'
import type { RunResult } from '../experiment/compute-run.ts'
import type { Experiment } from '../experiment/experiment.ts'
import { pointTexts } from '../experiment/design-points.ts'
import type { Study } from '../experiment/study.ts'
import { seeded } from '../random.ts'
import { numberColumn, SERIES_COLUMNS, textColumn, wholeColumn } from '../tidy/column.ts'
import { fittedScenario } from './fitted-scenario.ts'
import type { Findings, Material, Row, Table } from './findings.ts'
import { brief } from './words.ts'

/** A search for the values of factors that meet what was measured. Points of the study are its generations, one after the other. */
export interface Calibration {
  kind: 'calibration'
  method: Experiment['calibration']
  factors: readonly Factor[]
  /** Present values of the factors. */
  present: readonly number[]
  targets: readonly PlannedTarget[]
  /** Name of the shipped scenario that the fitted one extends; empty when it is written whole. */
  extends: string
  /** Overrides of the experiment. */
  set: readonly string[]
}

/** A search that is under way. */
export class CalibrationSearch {
  readonly #asked: Calibration
  readonly #study: Study
  readonly #hunt: Hunt

  constructor(asked: Calibration, study: Study) {
    const start = asked.factors.map((factor, k) => factorUnit(factor, asked.present[k]!))
    const goals = Object.values(study.outputs.scalars).filter(({ goal }) => goal !== undefined).length
    const count = goals + asked.targets.reduce((sum, { fitted }) => sum + fitted.length, 0)
    this.#asked = asked
    this.#study = study
    this.#hunt = startHunt(asked.method, { start, count, random: seeded(`${study.seed}/calibration`) })
  }

  get hunt(): Hunt {
    return this.#hunt
  }

  /** Points of the generation that is asked for, as overrides. */
  texts(): string[][] {
    return this.#hunt.ask().map((point) => pointTexts(this.#asked.factors, point))
  }

  /** The residuals of a point, in sd; none when all of its runs failed. @param results of its replicates */
  fit(results: readonly RunResult[]) {
    return fitOf(this.#asked, this.#study, results)
  }
}

function fitOf({ targets }: Calibration, study: Study, results: readonly RunResult[]) {
  const { scenario } = study.arms[0]!
  const rows = results.length === 0 ? [] : targetRows(targets, scenario, results)
  const fitted = rows.filter(({ period }) => period === 'fitted')
  const goals = results.length === 0 ? [] : goalTargets(study, results)
  const smallest = scenario.population.people / scenario.population.agents / 2
  const asked = [...fitted.map(({ target }) => target), ...goals]
  const fit = fitScales(
    asked.map((target) => ({ ...target, predicted: floored(target, smallest) })),
    { smallest: 1e-9 },
  )
  return { rows, residuals: fit.residuals, scales: fit.scales }
}

/** A count below half an agent's people is told apart from none. */
const floored = ({ predicted, scaleGroup, observed }: Target, smallest: number) =>
  Math.max(predicted, scaleGroup !== undefined || observed > smallest * 100 ? smallest : 1e-9)

function goalTargets({ outputs }: Study, results: readonly RunResult[]): Target[] {
  return Object.values(outputs.scalars).flatMap(({ goal, sd }, k) =>
    goal === undefined ? [] : [{ observed: goal, predicted: mean(results.map(({ scalars }) => scalars[k]!)), sd }],
  )
}

interface Generation {
  first: number
  distances: number[]
  best: number
  tolerance: number
  acceptance: number
  effectiveSize: number
  share: number
}

/** Tells the search again what the runs gave, generation by generation, and says what it knows then. */
export async function calibration(asked: Calibration, material: Material): Promise<Findings> {
  const { study } = material
  const search = new CalibrationSearch(asked, study)
  const generations: Generation[] = []
  let first = 0
  let best = { point: 0, distance: Infinity }
  let point: number[] = []
  while (!search.hunt.done() && first + search.hunt.ask().length <= study.points.length) {
    const points = search.hunt.ask()
    const all: number[][] = []
    for (let k = 0; k < points.length; k++) all.push(search.fit(await replicatesOf(material, first + k)).residuals)
    const distances = all.map(distanceOf)
    distances.forEach((distance, k) => {
      if (distance < best.distance) {
        best = { point: first + k, distance }
        point = [...points[k]!]
      }
    })
    search.hunt.tell(all)
    const posterior = search.hunt.posterior()
    const { tolerance = NaN, acceptance = NaN, effectiveSize = NaN } = posterior ?? {}
    const share = search.hunt.plausible()?.share ?? NaN
    generations.push({ first, distances, best: best.distance, tolerance, acceptance, effectiveSize, share })
    first += points.length
  }
  if (!(best.distance < Infinity))
    return { says: ['No point has a run that could be set beside what was measured.'], tables: [] }
  const fit = search.fit(await replicatesOf(material, best.point))
  const values = factorValues(asked.factors, point)
  const ended = search.hunt.done() ? '' : ' The search is not at its end.'
  const says = [
    `${asked.method.method}, ${first} points in ${generations.length} generations: the best is point ${best.point}, ` +
      `${brief(best.distance)} sd from what was measured (1 is as far as the stated errors).${ended}`,
    ...[...fit.scales].map(
      ([group, scale]) => `Scale of ${group}: ${brief(scale)} people of the model for one of the estimator.`,
    ),
  ]
  const shown = factorTable(asked.factors, values, search.hunt)
  return {
    says,
    tables: [
      shown,
      targetTable(fit.rows, fit.scales),
      generationTable(generations),
      evaluationTable(generations),
      ...cloud(asked.factors, search.hunt),
    ],
    files: { 'fitted.yaml': fittedScenario(asked, study, values, best.distance) },
  }
}

async function replicatesOf({ study, result }: Material, point: number): Promise<RunResult[]> {
  const all: RunResult[] = []
  for (let r = 0; r < study.replicates; r++) {
    const one = await result(point, 0, r)
    if (one) all.push(one)
  }
  return all
}

/** What is known of each factor: the best value, and the range that is left open. */
function factorTable(factors: readonly Factor[], best: readonly number[], hunt: Hunt): Table {
  const posterior = hunt.posterior()
  const open = posterior?.particles ?? hunt.plausible()?.points ?? []
  const rows = factors.map((factor, k): Row => {
    const values = open.map((point) => factorValues(factors, point)[k]!)
    const weights = posterior?.weights ?? values.map(() => 1 / values.length)
    const [lower, middle, upper] = [0.05, 0.5, 0.95].map((p) => weightedQuantile(values, weights, p))
    return [factor.name, factor.min, factor.max, best[k]!, middle!, lower!, upper!]
  })
  const names = ['factor', 'min', 'max', 'best', 'median', 'lower', 'upper']
  return {
    name: 'factors',
    columns: [
      textColumn('factor', 'Path of the factor.'),
      numberColumn('min', 'of the factor', 'Lower end of its range.'),
      numberColumn('max', 'of the factor', 'Upper end of its range.'),
      numberColumn('best', 'of the factor', 'Value at the best point.'),
      numberColumn('median', 'of the factor', 'Median of the posterior, or of what is not ruled out.'),
      numberColumn('lower', 'of the factor', '5 % quantile of the same.'),
      numberColumn('upper', 'of the factor', '95 % quantile of the same.'),
    ],
    rows,
    shown: open.length > 0 ? names : names.slice(0, 4),
  }
}

function weightedQuantile(values: readonly number[], weights: readonly number[], p: number): number {
  if (weights.every((weight) => weight === weights[0])) return quantile(ascending(values), p)
  const order = values.map((_, k) => k).toSorted((a, b) => values[a]! - values[b]!)
  let sum = 0
  return values[order.find((k) => (sum += weights[k]!) >= p) ?? order.at(-1)!]!
}

function targetTable(rows: readonly TargetRow[], scales: ReadonlyMap<string, number>): Table {
  const fixed = (target: Target): Target & { scale: number } => {
    const scale = scales.get(target.scaleGroup ?? '') ?? 1
    return { ...target, scale }
  }
  return {
    name: 'targets',
    columns: [
      textColumn('series', 'Observed series.'),
      ...SERIES_COLUMNS.slice(0, 3),
      textColumn('unit', 'Unit of what was measured.'),
      textColumn('period', 'fitted, or unseen by the search.'),
      numberColumn('observed', 'of the series', 'What was measured.'),
      numberColumn('model', 'of the series', 'The model at the best point, as the estimator would see it.'),
      numberColumn('residual', 'sd', 'How far the model is off, in stated errors; positive when too high.'),
    ],
    rows: rows.map(({ series, date, platform, segment, unit, period, target }) => {
      const { scale, predicted, background = 0, observed, ...rest } = fixed(target)
      const model = predicted / scale + background
      const { residuals } = fitScales([{ ...rest, scaleGroup: undefined, background: 0, observed, predicted: model }])
      return [series, date, platform, segment, unit, period, observed, model, residuals[0]!]
    }),
    shown: ['series', 'date', 'segment', 'period', 'observed', 'model', 'residual'],
  }
}

const generationTable = (generations: readonly Generation[]): Table => ({
  name: 'generations',
  columns: [
    wholeColumn('generation', 'Generation, from 1.'),
    wholeColumn('points', 'Points run.'),
    numberColumn('best', 'sd', 'Smallest distance so far.'),
    numberColumn('median', 'sd', 'Median distance of its points.'),
    numberColumn('tolerance', 'sd', 'Largest distance kept (abc-smc).'),
    numberColumn('acceptance', 'share', 'Share of the points that beat the tolerance before (abc-smc).'),
    numberColumn('effective_size', '1', 'Effective sample size of the posterior (abc-smc).'),
    numberColumn('left', 'share', 'Share of the box that is not ruled out (history).'),
  ],
  rows: generations.map(({ distances, best, tolerance, acceptance, effectiveSize, share }, k) => [
    k + 1,
    distances.length,
    best,
    quantile(ascending(distances), 0.5),
    tolerance,
    acceptance,
    effectiveSize,
    share,
  ]),
  shown: ['generation', 'points', 'best', 'median', 'tolerance', 'acceptance', 'effective_size', 'left'],
})

const evaluationTable = (generations: readonly Generation[]): Table => ({
  name: 'evaluations',
  columns: [
    wholeColumn('point', 'Point of the design, from 0; its values are in the table design.'),
    wholeColumn('generation', 'Generation that asked for it, from 1.'),
    numberColumn('distance', 'sd', 'Root of the mean squared residual; empty where all runs failed.'),
  ],
  rows: generations.flatMap(({ first, distances }, g) => distances.map((distance, k) => [first + k, g + 1, distance])),
  shown: [],
})

/** The posterior, or the points that are not ruled out, value by value. */
function cloud(factors: readonly Factor[], hunt: Hunt): Table[] {
  const posterior = hunt.posterior()
  const points = posterior?.particles ?? hunt.plausible()?.points
  if (!points) return []
  return [
    {
      name: posterior ? 'posterior' : 'plausible',
      columns: [
        wholeColumn('particle', 'Particle, from 0.'),
        textColumn('factor', 'Path of the factor.'),
        numberColumn('value', 'of the factor', 'Its value.'),
        numberColumn('weight', 'share', 'Weight of the particle; empty where points are no sample of any law.'),
      ],
      rows: points.flatMap((point, particle) =>
        factorValues(factors, point).map((value, k) => [
          particle,
          factors[k]!.name,
          value,
          posterior?.weights[particle] ?? NaN,
        ]),
      ),
      shown: [],
    },
  ]
}
