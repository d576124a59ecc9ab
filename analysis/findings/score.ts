import { ascending, quantile } from '../ensembles/quantile.ts'
import { mean } from '../ensembles/moments.ts'
import { comparePair, type ObservedSpec, rowsOf } from '../observed/compare.ts'
import { NOISE, type Trust } from '../observed/judge.ts'
import type { Observation } from '../observed/observation.ts'
import { coverage, place } from '../scoring/coverage.ts'
import { crps } from '../scoring/crps.ts'
import { withNoise } from '../scoring/log-score.ts'
import { seriesName } from '../tidy/choose-series.ts'
import { numberColumn, SERIES_COLUMNS, textColumn, wholeColumn } from '../tidy/column.ts'
import type { RunResult } from '../experiment/compute-run.ts'
import { rangeTable, shareInside, splitRanges } from './measured-ranges.ts'
import type { Findings, Material, Row } from './findings.ts'

/** How the predictions of an ensemble did against what was measured. */
export interface Score {
  kind: 'score'
  specs: readonly ObservedSpec[]
  observations: readonly Observation[]
  /** What was measured until this day counts as fitted; empty where the column `use` says. */
  fittedUntil: string
  /** Standard deviation of the logarithm of what is measured; 0 for that of its kind (`NOISE`). */
  sd: number
}

/** A measured number and the ensemble as its estimator would see it. */
export interface Prediction {
  row: Observation
  metric: string
  unit: string
  period: 'fitted' | 'unseen'
  observed: number
  /** The runs as they are. */
  models: readonly number[]
  /** The same with the noise of measuring. */
  members: Float64Array
}

const LEVELS = [0.05, 0.25, 0.5, 0.75, 0.95]

/** Sets every replicate beside what was measured: coverage of intervals, CRPS, place in the ensemble, by series. */
export async function score(asked: Score, { study, result }: Material): Promise<Findings> {
  const results: RunResult[] = []
  for (let r = 0; r < study.replicates; r++) {
    const one = await result(0, 0, r)
    if (one) results.push(one)
  }
  const predicted = asked.specs.flatMap((spec) => predict(asked, spec, study.arms[0]!.scenario, results))
  const { single: all, ranges } = splitRanges(predicted)
  const groups = new Map<string, Prediction[]>()
  for (const one of all) {
    const key = `${one.row.series} ${one.period}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  for (const period of ['fitted', 'unseen'] as const) {
    const own = all.filter((one) => one.period === period)
    if (own.length > 0) groups.set(`all ${period}`, own)
  }
  const rows = [...groups].map(([key, own]): Row => {
    const [series, period] = key.split(' ')
    const ensembles = own.map(({ members }) => members)
    const observed = own.map((one) => one.observed)
    const [half, most] = [coverage(ensembles, observed, 0.5), coverage(ensembles, observed, 0.9)]
    const relative = mean(own.map((one) => crps(one.members, one.observed) / Math.abs(one.observed)))
    const places = mean(own.map((one) => place(one.members, one.observed)))
    return [series!, period!, own.length, half.held / half.of, most.held / most.of, most.tooFew, relative, places]
  })
  const says = rows
    .filter(([series]) => series === 'all')
    .map(([, period, count, half, most]) => {
      const held = (share: string | number) => Math.round(Number(share) * Number(count))
      return `Of ${count} ${period} numbers, ${held(half!)} lie in the middle 50 % of ${results.length} runs with the noise of measuring, ${held(most!)} in the middle 90 %.`
    })
  for (const range of ranges) {
    const held = Math.round(shareInside(range) * results.length)
    says.push(`Of ${results.length} runs, ${held} lie between the two ends of ${range.series} (${range.low.period}).`)
  }
  return {
    says: says.length > 0 ? says : ['Nothing that was measured can be set beside the model.'],
    tables: [
      {
        name: 'scores',
        columns: [
          textColumn('series', 'Observed series; all for those of a period together.'),
          textColumn('period', 'fitted, or unseen by whoever fitted the scenario.'),
          wholeColumn('rows', 'Measured numbers.'),
          numberColumn('within_50', 'share', 'Share of them in the middle 50 % of the predictions.'),
          numberColumn('within_90', 'share', 'Share of them in the middle 90 %.'),
          numberColumn(
            'chance',
            '1',
            'Probability of so few in 90 % by chance, were the intervals right and numbers independent.',
          ),
          numberColumn(
            'crps',
            'share',
            'Mean continuous ranked probability score, as a share of what was measured; 0 is best.',
          ),
          numberColumn('place', '1', 'Mean place of what was measured in its ensemble: near 1 the model is too low.'),
        ],
        rows,
        shown: ['series', 'period', 'rows', 'within_50', 'within_90', 'chance', 'crps', 'place'],
      },
      predictionTable(all),
      ...(ranges.length > 0 ? [rangeTable(ranges)] : []),
    ],
  }
}

function predict(
  { observations, fittedUntil, sd }: Score,
  spec: ObservedSpec,
  scenario: Material['study']['arms'][number]['scenario'],
  results: readonly RunResult[],
): Prediction[] {
  const rows = rowsOf(spec, observations)
  return rows.flatMap((row): Prediction[] => {
    const pairs = results.flatMap((one) => {
      const names = one.series.map(seriesName)
      const pair = comparePair(scenario, spec, rows, row, (series, day) => {
        const k = names.indexOf(seriesName(series))
        return k < 0 ? NaN : one.values[k * one.days + day]!
      })
      return pair && Number.isFinite(pair.model) && !pair.reference ? [pair] : []
    })
    const [first] = pairs
    if (!first) return []
    const models = pairs.map(({ model }) => model)
    const shape = first.unit === 'ratio' || rows.filter(({ unit }) => unit === 'people').length > 1
    const trust: Trust = first.unit === 'rank' ? 'rank' : shape ? 'shape' : 'level'
    // A rank is off by places, everything else by a factor.
    const members =
      trust === 'rank'
        ? Float64Array.from(models.flatMap((rank) => [rank - 1, rank, rank + 1]))
        : withNoise(models, sd > 0 ? sd : NOISE[trust])
    const late = fittedUntil === '' ? row.use !== 'calibrate' && row.use !== 'initial' : row.date > fittedUntil
    const period = late ? 'unseen' : 'fitted'
    return [{ row, metric: spec.metric, unit: first.unit, period, observed: first.observed, models, members }]
  })
}

function predictionTable(all: readonly Prediction[]) {
  return {
    name: 'predictions',
    columns: [
      textColumn('series', 'Observed series.'),
      ...SERIES_COLUMNS,
      textColumn('unit', 'Unit of what was measured.'),
      textColumn('period', 'fitted, or unseen.'),
      numberColumn('observed', 'of the series', 'What was measured.'),
      ...LEVELS.map((p) =>
        numberColumn(`q${p}`, 'of the series', 'Quantile of the predictions, noise of measuring included.'),
      ),
      numberColumn('place', '1', 'Share of the predictions below what was measured.'),
      numberColumn('crps', 'of the series', 'Continuous ranked probability score.'),
    ],
    rows: all.map(({ row, metric, unit, period, observed, members }): Row => {
      const sorted = ascending(members)
      const { series, date, platform, segment } = row
      const head = [series, date, platform, segment, metric, unit, period, observed]
      return [...head, ...LEVELS.map((p) => quantile(sorted, p)), place(members, observed), crps(members, observed)]
    }),
    shown: [],
  }
}
