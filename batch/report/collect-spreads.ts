import { bands, type Bands } from '../../analysis/ensembles/bands.ts'
import type { Report, ReportDifference, ReportSpread } from '../../analysis/report/report.ts'
import type { RunResult } from '../../analysis/experiment/compute-run.ts'
import type { DoneStudy } from '../experiment/export-tables.ts'

/** Metrics, platforms and runs of an arm that charts are drawn of; tables have all. */
const MOST_METRICS = 4
const MOST_PLATFORMS = 8
const MOST_RUNS = 2000
const SINGLE_RUNS = 8

/** A series in all runs of an arm, by point and replicate; undefined where a run failed. */
interface RunsOfSeries {
  platform: string
  metric: string
  runs: (Float64Array | undefined)[]
}

type SeriesOfRuns = Map<string, RunsOfSeries>

/**
 * The spreads of the series that a report draws, of each arm over its replicates and points, and what each arm changes
 * in the first metric. Series of segments, and those between two platforms, are left to the tables.
 */
export async function collectSpreads({
  runs,
  store,
}: DoneStudy): Promise<Pick<Report, 'spreads' | 'differences'> & { medians: ReadonlyMap<string, Float64Array> }> {
  const { arms, points, replicates } = runs.study
  const cells = Math.min(points.length * replicates, MOST_RUNS)
  const readArm = async (arm: number): Promise<SeriesOfRuns> => {
    const series: SeriesOfRuns = new Map()
    for (let cell = 0; cell < cells; cell++) {
      const result = await store.read(runs.at(cell * arms.length + arm).id)
      if (result) addRun(series, result, cell, cells)
    }
    return series
  }
  const first = drawn(await readArm(0))
  const spreads: ReportSpread[] = [...first.values()].map((one) => spreadOf(one, arms[0]!.name))
  const differences: ReportDifference[] = []
  for (let arm = 1; arm < arms.length; arm++) {
    const all = await readArm(arm)
    for (const [key, one] of first) {
      const other = all.get(key)
      if (!other) continue
      spreads.push(spreadOf(other, arms[arm]!.name))
      if (one.metric === [...first.values()][0]!.metric) differences.push(differenceOf(one, other, arms[arm]!.name))
    }
  }
  const medians = new Map([...first].map(([key, { runs: of }]) => [key, bands(present(of)).median]))
  return { spreads, differences: differences.filter(({ median }) => median.some((value) => value !== 0)), medians }
}

/** The name under which the median of a series is kept. */
export const seriesKey = (metric: string, platform: string) => `${metric}.${platform}`

function addRun(series: SeriesOfRuns, { series: kept, days, values }: RunResult, cell: number, cells: number): void {
  kept.forEach(({ platform, segment, metric }, k) => {
    if (segment !== '' || /^(?:flow_to|overlap)_/.test(metric)) return
    const key = seriesKey(metric, platform)
    if (!series.has(key)) series.set(key, { platform, metric, runs: new Array<undefined>(cells).fill(undefined) })
    series.get(key)!.runs[cell] = values.slice(k * days, (k + 1) * days)
  })
}

/** The first few metrics, and of each the platforms on which most happens; those on which nothing does are left out. */
function drawn(series: SeriesOfRuns): SeriesOfRuns {
  const highest = (runs: readonly (Float64Array | undefined)[]) =>
    present(runs).reduce((most, run) => run.reduce((high, value) => (value > high ? value : high), most), 0)
  const all = [...series].map(([key, one]) => ({ key, one, most: highest(one.runs) })).filter(({ most }) => most > 0)
  const metrics = [...new Set(all.map(({ one }) => one.metric))].slice(0, MOST_METRICS)
  const chosen = metrics.flatMap((metric) =>
    all
      .filter(({ one }) => one.metric === metric)
      .toSorted((a, b) => b.most - a.most)
      .slice(0, MOST_PLATFORMS),
  )
  return new Map(chosen.map(({ key, one }) => [key, one]))
}

const present = (runs: readonly (Float64Array | undefined)[]) => runs.filter((run) => run !== undefined)

function spreadOf({ platform, metric, runs }: RunsOfSeries, arm: string): ReportSpread {
  const all = present(runs)
  return {
    platform,
    metric,
    arm,
    count: all.length,
    ...inEnds(bands(all)),
    runs: all.length > 1 ? all.slice(0, SINGLE_RUNS).map((run) => Array.from(run)) : [],
    observed: [],
  }
}

function differenceOf(one: RunsOfSeries, other: RunsOfSeries, arm: string): ReportDifference {
  const pairs = one.runs.flatMap((a, cell) => {
    const b = other.runs[cell]
    return a && b ? [b.map((value, day) => value - a[day]!)] : []
  })
  const { platform, metric } = one
  const medianOf = (runs: readonly (Float64Array | undefined)[]) => Array.from(bands(present(runs)).median)
  return {
    platform,
    metric,
    arm,
    count: pairs.length,
    ...inEnds(bands(pairs)),
    a: medianOf(one.runs),
    b: medianOf(other.runs),
  }
}

const inEnds = ({ median, lower50, upper50, lower90, upper90 }: Bands) => ({
  median: Array.from(median),
  half: { low: Array.from(lower50), high: Array.from(upper50) },
  ninety: { low: Array.from(lower90), high: Array.from(upper90) },
})
