import type { Scenario } from '../../sim/scenario/scenario.ts'
import type { RunResult } from '../experiment/compute-run.ts'
import type { Experiment } from '../experiment/experiment.ts'
import { windowOf } from '../experiment/reduce.ts'
import { mean } from '../ensembles/moments.ts'
import { comparePair, type ObservedSpec, rowsOf, seriesToCompare } from '../observed/compare.ts'
import type { Observation } from '../observed/observation.ts'
import { parseDay } from '../../sim/scenario/calendar.ts'
import { seriesName } from '../tidy/choose-series.ts'
import type { Target } from './residuals.ts'

/** A measured series that is fitted, with all that is needed to set the model beside it. Plain data. */
export interface PlannedTarget {
  spec: ObservedSpec
  /** All rows of the series, the reference of ratios included. */
  rows: readonly Observation[]
  /** Places in `rows` of those that are fitted, and of those that come later or are kept for validation. */
  fitted: readonly number[]
  unseen: readonly number[]
  sd: number
  free: boolean
  scaleMin: number
  scaleMax: number
  limit: 'none' | 'below' | 'above'
}

/** A row beside the model. */
export interface TargetRow {
  series: string
  platform: string
  segment: string
  date: string
  unit: string
  period: 'fitted' | 'unseen'
  target: Target
}

/**
 * What is fitted of the observed series that an experiment names: rows for calibration inside of its window. Later
 * rows, and those that the file keeps for validation, are unseen.
 */
export function planTargets(
  targets: Experiment['targets'],
  scenario: Scenario,
  observations: readonly Observation[],
): PlannedTarget[] {
  const start = parseDay(scenario.time.start) ?? NaN
  const dayOf = (date: string) => (parseDay(date) ?? NaN) - start
  const planned = targets.flatMap((target) =>
    scenario.observed
      .filter(({ series }) => series === target.series)
      .map((spec): PlannedTarget => {
        const rows = rowsOf(spec, observations)
        const window = windowOf(target, scenario)
        const usable = rows.flatMap((row, k) => {
          const pair = comparePair(scenario, spec, rows, row, () => 1)
          return pair && Number.isFinite(pair.model) && !pair.reference && row.value > 0 ? [k] : []
        })
        const isFitted = (k: number) => {
          const { use, date, dateEnd } = rows[k]!
          const last = dayOf(dateEnd === '' ? date : dateEnd)
          return (use === 'calibrate' || use === '') && dayOf(date) >= window.from && last <= window.until
        }
        const later = (k: number) => rows[k]!.use === 'validate' || dayOf(rows[k]!.date) > window.until
        return {
          spec,
          rows,
          fitted: usable.filter(isFitted),
          unseen: usable.filter((k) => !isFitted(k) && later(k)),
          sd: target.sd,
          free: target.scale === 'free',
          scaleMin: target.scaleMin,
          scaleMax: target.scaleMax,
          limit: target.limit,
        }
      }),
  )
  const fitted = new Set(planned.flatMap((one) => one.fitted.map((k) => one.rows[k]!)))
  return planned.map((one) => ({ ...one, unseen: one.unseen.filter((k) => !fitted.has(one.rows[k]!)) }))
}

/** Names of the series that the targets need of a run. */
export function targetSeries(targets: readonly PlannedTarget[]): string[] {
  return [...new Set(targets.flatMap(({ spec, rows }) => seriesToCompare([spec], rows)).map(seriesName))]
}

/** Every row beside the mean of a point's replicates, fitted ones first in each target. */
export function targetRows(
  targets: readonly PlannedTarget[],
  scenario: Scenario,
  results: readonly RunResult[],
): TargetRow[] {
  return targets.flatMap((planned) => {
    const { spec, rows, sd, free, limit } = planned
    // A free scale is found later; the model's people are asked for as they are.
    const asked = free ? { ...spec, scale: 1 } : spec
    const predict = (row: Observation) =>
      results.map((result) => {
        const names = result.series.map(seriesName)
        const pair = comparePair(scenario, asked, rows, row, (series, day) => {
          const k = names.indexOf(seriesName(series))
          return k < 0 ? NaN : result.values[k * result.days + day]!
        })
        return pair ?? { observed: NaN, model: NaN, unit: row.unit, reference: false }
      })
    const rowOf = (k: number, period: TargetRow['period']): TargetRow => {
      const row = rows[k]!
      const pairs = predict(row)
      const unit = pairs[0]?.unit ?? row.unit
      const isFree = free && unit === 'people'
      const dau = ['dau', 'dau_reached', 'dau_expected'].includes(spec.metric)
      const background = isFree && dau ? (scenario.platforms[spec.platform]?.background ?? 0) : 0
      const { series, platform, segment, date, estimator } = row
      const target: Target = {
        observed: pairs[0]?.observed ?? row.value,
        predicted: mean(pairs.map(({ model }) => model)) - background,
        sd,
        background,
        ...(isFree && {
          scaleGroup: `${estimator}/${platform}`,
          scaleRange: { min: planned.scaleMin, max: planned.scaleMax },
        }),
        ...(limit !== 'none' && { limit }),
      }
      return { series, platform, segment, date, unit, period, target }
    }
    return [...planned.fitted.map((k) => rowOf(k, 'fitted')), ...planned.unseen.map((k) => rowOf(k, 'unseen'))]
  })
}
