import type { Provenance } from '../../analysis/tidy/provenance.ts'
import type { Series } from '../../analysis/tidy/series.ts'
import { csvTable, type Sink, type TableWriter } from '../../analysis/tidy/table-writer.ts'
import type { Format } from './format.ts'
import { parquetTable } from './parquet-table.ts'

/** Starts a table of the series. */
export function startTable(
  format: Format,
  sink: Sink,
  origin: Provenance,
  series: readonly Series[],
): Promise<TableWriter> {
  return format === 'csv' ? csvTable(sink, origin, series) : parquetTable(sink, origin, series)
}
