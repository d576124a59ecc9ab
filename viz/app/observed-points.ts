import type { ObservedSeries } from '../build/shipped-scenario.ts'
import type { Observation } from '../charts/fan.ts'

/** How a chart's values are made from the model's. */
export interface ChartUnit {
  /** Days of the chart. */
  days: number
  /** Users outside of the population, in the estimator's unit. */
  background: number
  /** The model's value on a day, in people; NaN where there is none (yet). */
  modelOn(day: number): number
  /** A value of the model in the unit of the chart. */
  inUnit(people: number): number
  /** Says of a ratio that it is one. */
  sayRatio(ratio: number, day: number): string
}

/** Published levels as points of a chart that is drawn in their unit. */
export function levelPoints(series: ObservedSeries | undefined, days: number): Observation[] {
  return single(series, days).map(({ day, value, source }) => ({ day, value, source }))
}

/**
 * Points of a series of which only ratios are compared: observed(day) / observed(reference). A ratio has no level,
 * so the model's value on the reference day is taken as 1, and each point says so. The model's side of the ratio is
 * people/scale + background, as the estimator counts.
 *
 * @returns none while the model has no value on the reference day
 */
export function relativePoints(series: ObservedSeries, unit: ChartUnit): Observation[] {
  const { relativeTo, scale } = series
  const reference = series.points.find(({ day, lastDay }) => day === relativeTo && lastDay === day)
  if (relativeTo === null || !reference) return []
  const one = unit.modelOn(relativeTo) / scale + unit.background
  if (!Number.isFinite(one)) return []
  return single(series, unit.days).map(({ day, value, source }) => {
    const ratio = value / reference.value
    const people = (ratio * one - unit.background) * scale
    return { day, value: unit.inUnit(people), source, note: unit.sayRatio(ratio, relativeTo) }
  })
}

/** Points that speak of one day of the chart. */
function single(series: ObservedSeries | undefined, days: number) {
  return (series?.points ?? []).filter(({ day, lastDay }) => day === lastDay && day >= 0 && day < days)
}
