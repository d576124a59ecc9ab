import { ascending, quantile } from '../ensembles/quantile.ts'
import { numberColumn, SERIES_COLUMNS, textColumn } from '../tidy/column.ts'
import type { Row, Table } from './findings.ts'
import type { Prediction } from './score.ts'

/** A number of which only the two ends of what it can be are known, and the ensemble beside it. */
export interface MeasuredRange {
  /** Name of the series without the end of it that says which end it is. */
  series: string
  low: Prediction
  high: Prediction
}

/**
 * Takes apart what was measured and what is one end of a range: `X-low` and `X-high` of one day. Neither end is a
 * reading of its own; what counts is whether predictions lie between.
 */
export function splitRanges(all: readonly Prediction[]): { single: Prediction[]; ranges: MeasuredRange[] } {
  const ranges = all.flatMap((low): MeasuredRange[] => {
    const series = /^(.+)-low$/.exec(low.row.series)?.[1]
    const high = all.find(
      ({ row }) => row.series === `${series}-high` && row.date === low.row.date && row.segment === low.row.segment,
    )
    return series !== undefined && high ? [{ series, low, high }] : []
  })
  const ends = new Set(ranges.flatMap(({ low, high }) => [low, high]))
  return { single: all.filter((one) => !ends.has(one)), ranges }
}

/** Share of the runs between the two ends, without noise: the range is all that is known. */
export function shareInside({ low, high }: MeasuredRange): number {
  const inside = low.models.filter((model) => model >= low.observed && model <= high.observed)
  return inside.length / low.models.length
}

export function rangeTable(ranges: readonly MeasuredRange[]): Table {
  return {
    name: 'ranges',
    columns: [
      textColumn('series', 'Observed series, without its end -low or -high.'),
      ...SERIES_COLUMNS,
      textColumn('unit', 'Unit of what was measured.'),
      textColumn('period', 'fitted, or unseen.'),
      numberColumn('lowest', 'of the series', 'Least that it can be.'),
      numberColumn('highest', 'of the series', 'Most that it can be.'),
      numberColumn('median', 'of the series', 'Median of the runs.'),
      numberColumn('inside', 'share', 'Share of the runs between the two.'),
    ],
    rows: ranges.map((range): Row => {
      const { row, metric, unit, period, observed, models } = range.low
      const { date, platform, segment } = row
      const head = [range.series, date, platform, segment, metric, unit, period]
      return [...head, observed, range.high.observed, quantile(ascending(models), 0.5), shareInside(range)]
    }),
    shown: ['series', 'period', 'lowest', 'highest', 'median', 'inside'],
  }
}
