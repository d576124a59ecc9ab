import type { DayRecord } from '../../sim/observe/day-record.ts'
import { METRICS } from '../../sim/observe/metrics.ts'

/** One series of numbers, a value a day: what the columns platform, segment and metric of a tidy table say. */
export interface Series {
  /** Platform id; `outside` for moves that start outside of all platforms. */
  platform: string
  /** Segment id; empty for everyone. */
  segment: string
  metric: string
}

/** Where flows come from and go to when it is no platform. */
export const OUTSIDE = 'outside'

interface Shape {
  readonly platforms: readonly string[]
  readonly segments: readonly string[]
}

/** Metrics whose values are sums over agents; the others are plain numbers already. */
const COUNTED: readonly string[] = ['people', 'min', 'posts', 'views']

/** Names of all metrics of a run: those of each platform, then `flow_to_<platform>` and `overlap_<platform>`. */
export function metricNames(platforms: readonly string[]): string[] {
  return [
    ...METRICS.map((metric) => metric.name),
    ...[...platforms, OUTSIDE].map((to) => `flow_to_${to}`),
    ...platforms.map((other) => `overlap_${other}`),
  ]
}

/**
 * All series of a run in the order of the tidy table: by platform in slot order, by metric in
 * the order of METRICS, everyone before the segments; then flows and overlaps by platform.
 */
export function listSeries({ platforms, segments }: Shape): Series[] {
  const series: Series[] = []
  for (const platform of platforms)
    for (const metric of METRICS)
      for (const segment of metric.segments ? ['', ...segments] : [''])
        series.push({ platform, segment, metric: metric.name })
  const ends = [...platforms, OUTSIDE]
  for (const from of ends)
    for (const to of ends) if (to !== from) series.push({ platform: from, segment: '', metric: `flow_to_${to}` })
  for (const one of platforms)
    for (const other of platforms) series.push({ platform: one, segment: '', metric: `overlap_${other}` })
  return series
}

/**
 * The values of all series on one day, in the order of `listSeries`, in people (not agents).
 * NaN where there is none.
 * @param weight people that one agent stands for
 */
export function observeDay(record: DayRecord, { platforms, segments }: Shape, weight: number): Float64Array {
  const values: number[] = []
  for (let platform = 0; platform < platforms.length; platform++)
    for (const { name, unit, segments: told } of METRICS) {
      const scale = COUNTED.includes(unit) ? weight : 1
      values.push(record.value(name, platform) * scale)
      if (told)
        for (let segment = 0; segment < segments.length; segment++)
          values.push(record.value(name, platform, segment) * scale)
    }
  const ends = platforms.length + 1
  for (let from = 0; from < ends; from++)
    for (let to = 0; to < ends; to++) if (to !== from) values.push(record.flows[from * ends + to]! * weight)
  for (const count of record.overlap) values.push(count * weight)
  return Float64Array.from(values)
}
