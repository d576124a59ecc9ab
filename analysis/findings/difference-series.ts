import { dayText, parseDay } from '../../sim/scenario/calendar.ts'
import { meanEstimate } from '../ensembles/interval.ts'
import { mean } from '../ensembles/moments.ts'
import type { RunResult } from '../experiment/compute-run.ts'
import { INTERVAL_COLUMNS, numberColumn, SERIES_COLUMNS, textColumn, wholeColumn } from '../tidy/column.ts'
import { seriesName } from '../tidy/choose-series.ts'
import type { Series } from '../tidy/series.ts'
import type { Material, Row, Table } from './findings.ts'

/** Every arm less the first, day by day, over pairs of replicates, of the series that both arms have. */
export function differenceSeries(material: Material): Table {
  return {
    name: 'difference_series',
    columns: [
      wholeColumn('point', 'Point of the design, from 0.'),
      textColumn('arm', 'Arm; it is set against the first one.'),
      ...SERIES_COLUMNS,
      numberColumn('first', 'of the metric', 'Mean in the first arm.'),
      numberColumn('this', 'of the metric', 'Mean in this arm.'),
      numberColumn('difference', 'of the metric', 'Mean of this less first, pair by pair.'),
      ...INTERVAL_COLUMNS,
    ],
    rows: rowsOf(material),
    shown: [],
  }
}

async function* rowsOf(material: Material): AsyncGenerator<Row> {
  const { study } = material
  for (let point = 0; point < study.points.length; point++)
    for (let arm = 1; arm < study.arms.length; arm++) {
      const pairs = await pairsOf(material, point, arm)
      const start = parseDay(study.arms[arm]!.scenario.time.start) ?? NaN
      for (const series of pairs[0]?.first.series ?? []) {
        const { platform, segment, metric } = series
        const columns = pairs.flatMap((pair) => {
          const [a, b] = [valuesOf(pair.first, series), valuesOf(pair.other, series)]
          return a && b ? [{ a, b }] : []
        })
        for (let day = 0; columns.length > 0 && day < Math.min(columns[0]!.a.length, columns[0]!.b.length); day++) {
          const there = columns.filter(({ a, b }) => Number.isFinite(a[day]) && Number.isFinite(b[day]))
          const { value, lower, upper } = meanEstimate(there.map(({ a, b }) => b[day]! - a[day]!))
          const means = [mean(there.map(({ a }) => a[day]!)), mean(there.map(({ b }) => b[day]!))]
          yield [
            point,
            study.arms[arm]!.name,
            dayText(start + day),
            platform,
            segment,
            metric,
            ...means,
            value,
            lower,
            upper,
          ]
        }
      }
    }
}

/** Replicates of an arm beside those of the first arm with the same seed, where both ran. */
export async function pairsOf({ study, result }: Material, point: number, arm: number) {
  const pairs: { first: RunResult; other: RunResult }[] = []
  for (let r = 0; r < study.replicates; r++) {
    const [first, other] = [await result(point, 0, r), await result(point, arm, r)]
    if (first && other) pairs.push({ first, other })
  }
  return pairs
}

/** The days of a series in a result; undefined where the result does not have it. */
export function valuesOf({ series, days, values }: RunResult, wanted: Series): Float64Array | undefined {
  const name = seriesName(wanted)
  const k = series.findIndex((one) => seriesName(one) === name)
  return k < 0 ? undefined : values.subarray(k * days, (k + 1) * days)
}
