import { TIDY_COLUMNS, csvCells, csvDay, csvHead } from './csv.ts'
import type { Provenance } from './provenance.ts'
import type { Series } from './series.ts'

/** Takes the bytes of a table. */
export type Sink = (data: string | Uint8Array) => Promise<void>

/** A tidy table that grows by the day. */
export interface TableWriter {
  /** @param values in people, one for each series */
  day(date: string, values: Float64Array): Promise<void>
  finish(): Promise<void>
}

/** A tidy table in CSV: provenance, names of the columns, then the rows of each day. */
export async function csvTable(sink: Sink, origin: Provenance, series: readonly Series[]): Promise<TableWriter> {
  const cells = csvCells(series)
  await sink(csvHead(origin, TIDY_COLUMNS))
  return { day: (date, values) => sink(csvDay(date, cells, values)), finish: async () => {} }
}
