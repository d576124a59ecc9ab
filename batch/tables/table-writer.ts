import { TIDY_COLUMNS, csvCells, csvDay, csvHead } from '../../analysis/tidy/csv.ts'
import type { Provenance } from '../../analysis/tidy/provenance.ts'
import type { Series } from '../../analysis/tidy/series.ts'
import type { Format } from './format.ts'
import { parquetTable } from './parquet-table.ts'

/** Takes the bytes of a table. */
export type Sink = (data: string | Uint8Array) => Promise<void>

/** A tidy table that grows by the day. */
export interface TableWriter {
  /** @param values in people, one for each series */
  day(date: string, values: Float64Array): Promise<void>
  finish(): Promise<void>
}

/** Starts a table of the series. */
export function startTable(
  format: Format,
  sink: Sink,
  origin: Provenance,
  series: readonly Series[],
): Promise<TableWriter> {
  return format === 'csv' ? csvTable(sink, origin, series) : parquetTable(sink, origin, series)
}

async function csvTable(sink: Sink, origin: Provenance, series: readonly Series[]): Promise<TableWriter> {
  const cells = csvCells(series)
  await sink(csvHead(origin, TIDY_COLUMNS))
  return { day: (date, values) => sink(csvDay(date, cells, values)), finish: async () => {} }
}
