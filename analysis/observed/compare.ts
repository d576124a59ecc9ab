import type { Scenario } from '../../sim/scenario/scenario.ts'
import { hoursToDate, parseDay } from '../../sim/scenario/calendar.ts'
import type { Series } from '../tidy/series.ts'
import type { Observation } from './observation.ts'
import { judge } from './judge.ts'
import type { Judgement } from './judge.ts'

export type ObservedSpec = Scenario['observed'][number]

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
  /** The reference of a ratio: 1 on both sides by construction. */
  reference: boolean
  judgement: Judgement
}

/** The value of a series on a 0-based day, in people; NaN where there is none. */
export type ValueOn = (series: Series, day: number) => number

/** Metrics that count what happens in a day; over a period they add up. All others are averaged. */
const ADD_UP = /^(?:registrations|installs|failed_registrations|leavers|returners|minutes|hashtag_|reason_|heard)/

/** Background users are in the estimator's count of daily users, and in nothing else that it says. */
const WITH_BACKGROUND: readonly string[] = ['dau', 'dau_reached', 'dau_expected']

/** The series of the model that `compare` will ask for. */
export function seriesToCompare(specs: readonly ObservedSpec[], observations: readonly Observation[]): Series[] {
  return specs.flatMap((spec) =>
    rowsOf(spec, observations).map(({ segment }) => ({ platform: spec.platform, segment, metric: spec.metric })),
  )
}

/**
 * Sets the model beside what was measured: model/scale + background in the estimator's unit, or
 * the ratio to the day `relativeTo`. A series given in ratios is relative to that day, too, or else to
 * its own row of value 1; shares, and ratios between segments, are per head of the segment. Rows that the file marks
 * as context, and rows outside of the scenario's time, are left out.
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
      const { metric } = spec
      // A series of several days has one free level, so its shape counts; a single number is a level.
      const shape = pair.unit === 'ratio' || rows.filter((one) => one.unit === 'people').length > 1
      const judgement = judge(pair.observed, pair.model, row.unit === 'rank' ? 'rank' : shape ? 'shape' : 'level')
      return [{ series, platform, segment, metric, date, dateEnd, estimator, ...pair, judgement }]
    })
  })
}

/** Rows of a series that are not context; several readings of one day and segment are one row, their mean. */
/** The rows of a series that a model is set beside. */
export function rowsOf(spec: ObservedSpec, observations: readonly Observation[]): Observation[] {
  const days = new Map<string, Observation[]>()
  for (const row of observations) {
    if (row.series !== spec.series || row.platform !== spec.platform || row.use === 'context') continue
    const day = [row.segment, row.date, row.dateEnd, row.unit].join(' ')
    days.set(day, [...(days.get(day) ?? []), row])
  }
  return [...days.values()].map((rows) => ({
    ...rows[0]!,
    value: rows.reduce((sum, row) => sum + row.value, 0) / rows.length,
  }))
}

/** One row beside the model; undefined where there is no reference, NaN outside of the scenario's time. */
export function comparePair(
  scenario: Scenario,
  spec: ObservedSpec,
  rows: readonly Observation[],
  row: Observation,
  valueOn: ValueOn,
): Pick<Comparison, 'unit' | 'observed' | 'model' | 'reference'> | undefined {
  const model = (of: Observation) => modelValue(scenario, spec, of, valueOn)
  if (spec.relativeTo === undefined && row.unit !== 'ratio')
    return { unit: row.unit, observed: row.value, model: model(row), reference: false }
  // published as a ratio to what was usual on a day for which there is no row
  if (spec.relativeTo !== undefined && row.unit === 'ratio') {
    const usual = model({
      ...row,
      date: hoursToDate(spec.relativeTo, parseDay(scenario.time.start)!).slice(0, 10),
      dateEnd: '',
    })
    return { unit: 'ratio', observed: row.value, model: model(row) / usual, reference: false }
  }
  const reference = rows.find(spec.relativeTo === undefined ? (one) => one.value === 1 : onDay(scenario, spec, row))
  if (!reference) return undefined
  const observed = row.value / reference.value
  return { unit: 'ratio', observed, model: model(row) / model(reference), reference: row === reference }
}

/** Whether a row is the one that `relativeTo` names for another row. */
function onDay(scenario: Scenario, { relativeTo = 0 }: ObservedSpec, row: Observation) {
  const day = Math.floor(relativeTo / 24)
  return (one: Observation) => one.segment === row.segment && one.dateEnd === '' && dayOf(scenario, one.date) === day
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
  const background = WITH_BACKGROUND.includes(spec.metric) ? (scenario.platforms[spec.platform]?.background ?? 0) : 0
  return value / spec.scale + background
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
