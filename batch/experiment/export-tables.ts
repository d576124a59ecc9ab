import type { RowFormat } from '../tables/format.ts'
import { startRows } from '../tables/rows-table.ts'
import type { Sink } from '../../analysis/tidy/table-writer.ts'
import type { Store } from '../store/store.ts'
import type { RunList } from './run-list.ts'
import type { KeptStudy } from './study-folder.ts'
import { studyRows, wholeResults } from './study-rows.ts'
import { TABLES, writeTable, type FileFacts, type TableName } from './study-tables.ts'
import { findingsColumns, materialOf } from './write-findings.ts'
import { studyNotes } from './write-folder.ts'

/** A study whose runs are done, and the results. */
export interface DoneStudy {
  kept: KeptStudy
  runs: RunList
  store: Store
}

/** Writes some tables of a study in a format. @returns what the manifest says of the files */
export async function exportTables(
  study: DoneStudy,
  names: readonly TableName[],
  format: RowFormat,
  folder: string,
): Promise<Record<string, FileFacts>> {
  const rows = await rowsOf(study)
  const files: Record<string, FileFacts> = {}
  for (const name of names) {
    const [file, facts] = await writeTable(folder, name, format, studyNotes(study.kept), rows[name])
    files[file] = facts
  }
  return files
}

/** Writes one table of a study wherever it may go. */
export async function exportTable(study: DoneStudy, name: TableName, format: RowFormat, sink: Sink): Promise<void> {
  const rows = await rowsOf(study)
  const table = await startRows(format, sink, studyNotes(study.kept), TABLES[name])
  await rows[name]((cells) => table.row(cells))
  await table.finish()
}

async function rowsOf({ kept, runs, store }: DoneStudy): ReturnType<typeof studyRows> {
  const columns = await findingsColumns(kept.analyses, materialOf(runs, store))
  return studyRows(runs, store, await wholeResults(runs, store), columns)
}
