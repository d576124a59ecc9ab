import { parameterSections, type ParameterSection } from '../../../analysis/handbook/parameter-sections.ts'
import { METRICS } from '../../../sim/observe/metrics.ts'
import type { PublishedRow } from '../../build/shipped-scenario.ts'
import type { Table } from '../../charts/table.ts'
import type { Texts } from '../../texts/index.ts'

/** For what published rows are used, in the order in which they are shown. */
const USES = ['calibrate', 'validate', 'initial', 'context']

/** Days of published rows that have one use. */
export interface Period {
  /** As 2025-01-06; of the first day and of the last. */
  from: string
  to: string
  rows: number
}

/** From when to when rows of a use speak; null when there are none. */
export function periodOf(rows: readonly PublishedRow[], use: string): Period | null {
  const own = rows.filter((row) => row.use === use)
  if (own.length === 0) return null
  const dates = own.flatMap(({ date, until }) => [date, until || date]).sort()
  return { from: dates[0]!, to: dates.at(-1)!, rows: own.length }
}

/** Published rows as a table: those that the fit used first. */
export function publishedTable(rows: readonly PublishedRow[], caption: string, { data, charts }: Texts): Table {
  const { columns, uses } = data
  const rank = (row: PublishedRow) => (USES.includes(row.use) ? USES.indexOf(row.use) : USES.length)
  const order = rows
    .map((row, index) => ({ row, index }))
    .sort((a, b) => rank(a.row) - rank(b.row) || a.index - b.index)
  return {
    caption,
    columns: [
      columns.use,
      columns.series,
      columns.platform,
      columns.segment,
      charts.date,
      columns.until,
      charts.value,
      columns.unit,
      columns.estimator,
      columns.publisher,
      columns.page,
      columns.confidence,
      columns.note,
    ],
    rows: order.map(({ row }) => [
      uses[row.use] ?? row.use,
      row.series,
      row.platform,
      row.segment,
      row.date,
      row.until,
      row.value,
      row.unit,
      row.estimator,
      row.publisher,
      row.url,
      row.confidence,
      row.note,
    ]),
  }
}

/** A part of the handbook's tables of parameters; its title is the caption. */
export function parameterTables(texts: Texts): { section: ParameterSection; table: Table | null }[] {
  const { columns } = texts.data
  return parameterSections().map((section) => ({
    section,
    table:
      section.parameters.length === 0
        ? null
        : {
            caption: section.title,
            columns: [columns.path, columns.meaning, columns.unit, columns.takes, columns.usual, texts.charts.source],
            rows: section.parameters.map((one) => [one.path, one.doc, one.unit, one.range, one.default, one.source]),
          },
  }))
}

/** What a run reports of each platform on each day. */
export function metricsTable(texts: Texts): Table {
  const { columns } = texts.data
  return {
    caption: texts.data.metrics,
    columns: [columns.series, columns.unit, columns.meaning],
    rows: METRICS.map(({ name, unit, doc }) => [name, unit, doc]),
  }
}
