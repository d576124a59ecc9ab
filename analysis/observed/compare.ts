import type { Scenario } from '../../sim/scenario/scenario.ts'
import { parseDay } from '../../sim/scenario/calendar.ts'
import type { Series } from '../tidy/series.ts'
import type { Observation } from './observation.ts'

type ObservedSpec = Scenario['observed'][number]

/** The model's value beside a published one, both in the unit of the one who published it. */
export interface Comparison {
  series: string
  platform: string
  segment: string
  metric: string
  date: string
  dateEnd: string
  estimator: string
  /** `ratio` where both are relative to a reference. */
  unit: string
  observed: number
  model: number
}

/** The value of a series on a 0-based day, in people; NaN where there is none. */
export type ValueOn = (series: Series, day: number) => number

/** Metrics that count what happens in a day; over a period they add up. All others are averaged. */
const ADD_UP = /^(?:registrations|installs|failed_registrations|leavers|returners|minutes|hashtag_|reason_|heard)/

/** The series of the model that `compare` will ask for. */
export function seriesToCompare(specs: readonly ObservedSpec[], observations: readonly Observation[]): Series[] {
  return specs.flatMap((spec) =>
    rowsOf(spec, observations).map(({ segment }) => ({ platform: spec.platform, segment, metric: spec.metric })),
  )
}

/**
 * Sets the model beside what was measured: model/scale + background in the estimator's unit, or
 * the ratio to the day `relativeTo`. A series given in ratios is relative to its own row of
 * value 1; shares are shares of the segment. Rows outside of the scenario's time are left out.
 */
export function compare(
  scenario: Scenario,
  specs: readonly ObservedSpec[],
  observations: readonly Observation[],
  valueOn: ValueOn,
): Comparison[] {
  return specs.flatMap((spec) => {
    const rows = rowsOf(spec, observations)
    return rows.flatMap((row) => {
      const pair = comparePair(scenario, spec, rows, row, valueOn)
      if (!pair || !Number.isFinite(pair.model)) return []
      const { series, platform, segment, date, dateEnd, estimator } = row
      return [{ series, platform, segment, metric: spec.metric, date, dateEnd, estimator, ...pair }]
    })
  })
}

function rowsOf(spec: ObservedSpec, observations: readonly Observation[]): Observation[] {
  return observations.filter((row) => row.series === spec.series && row.platform === spec.platform)
}

function comparePair(
  scenario: Scenario,
  spec: ObservedSpec,
  rows: readonly Observation[],
  row: Observation,
  valueOn: ValueOn,
): Pick<Comparison, 'unit' | 'observed' | 'model'> | undefined {
  const model = (of: Observation) => modelValue(scenario, spec, of, valueOn)
  if (spec.relativeTo !== undefined) {
    const day = Math.floor(spec.relativeTo / 24)
    const reference = rows.find(
      (one) => one.segment === row.segment && one.dateEnd === '' && dayOf(scenario, one.date) === day,
    )
    if (!reference) return undefined
    return { unit: 'ratio', observed: row.value / reference.value, model: model(row) / model(reference) }
  }
  if (row.unit !== 'ratio') return { unit: row.unit, observed: row.value, model: model(row) }
  const reference = rows.find((one) => one.value === 1)
  return reference && { unit: 'ratio', observed: row.value, model: model(row) / model(reference) }
}

/** The model's value in the unit of the row; adoption per head where segments of different size are compared. */
function modelValue(scenario: Scenario, spec: ObservedSpec, row: Observation, valueOn: ValueOn): number {
  const first = dayOf(scenario, row.date)
  const last = row.dateEnd === '' ? first : dayOf(scenario, row.dateEnd)
  if (first < 0 || last < first || last >= scenario.time.days) return NaN
  let sum = 0
  for (let day = first; day <= last; day++)
    sum += valueOn({ platform: spec.platform, segment: row.segment, metric: spec.metric }, day)
  const value = ADD_UP.test(spec.metric) ? sum : sum / (last - first + 1)
  if (row.unit === 'share' || (row.unit === 'ratio' && row.segment !== ''))
    return value / headsOf(scenario, row.segment)
  if (row.unit !== 'people' && row.unit !== 'ratio') return value
  return value / spec.scale + (scenario.platforms[spec.platform]?.background ?? 0)
}

function headsOf(scenario: Scenario, segment: string): number {
  const { people, segments } = scenario.population
  if (segment === '') return people
  let all = 0
  for (const id of Object.keys(segments).toSorted()) all += segments[id]!.share
  return (people * (segments[segment]?.share ?? NaN)) / all
}

/** 0-based day of a date in the scenario; NaN when it is no date. */
function dayOf(scenario: Scenario, date: string): number {
  return (parseDay(date) ?? NaN) - (parseDay(scenario.time.start) ?? NaN)
}
