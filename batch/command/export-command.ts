import { mkdir } from 'node:fs/promises'
import { relative } from 'node:path'
import { exportTable, exportTables } from '../experiment/export-tables.ts'
import { RunList } from '../experiment/run-list.ts'
import { openStore, readManifest, readStudy } from '../experiment/study-folder.ts'
import { TABLE_NAMES, type TableName } from '../experiment/study-tables.ts'
import { openFolder, writeManifest } from '../experiment/write-folder.ts'
import type { RowFormat } from '../tables/format.ts'
import { CommandError, EXIT } from './exit.ts'
import type { Terminal } from './terminal.ts'

/** Options of `exodus export` as they were given. */
export interface ExportOptions {
  format: RowFormat
  /** A folder, or `-` for standard output; beside the tables that are there when left out. */
  out?: string
  json?: true
  /** All when left out. */
  table?: TableName
}

/**
 * `exodus export`: the tables of a finished folder in another format, made from its results.
 * @throws CommandError exit 8 when the folder is not finished, 2 when several tables should go to standard output
 */
export async function exportCommand(folder: string, options: ExportOptions, terminal: Terminal): Promise<void> {
  const { format, out = folder, table } = options
  if (out === '-' && table === undefined)
    throw new CommandError(EXIT.usage, `--out -: expected --table with one of ${TABLE_NAMES.join(', ')}`)
  if (out === '-' && format === 'parquet' && terminal.screen)
    throw new CommandError(EXIT.usage, 'Parquet is no text for a screen: send standard output to a file.')
  const manifest = await readManifest(folder)
  const kept = await readStudy(folder)
  const done = { kept, runs: new RunList(kept.study, kept.engine), store: await openStore(folder) }
  if (out === '-' && table !== undefined) return exportTable(done, table, format, terminal.data)
  await mkdir(out, { recursive: true })
  const isBeside = relative(folder, out) === ''
  // What is written beside the tables belongs to the folder: its manifest goes first and comes back with it.
  if (isBeside) await openFolder(folder)
  const files = await exportTables(done, table === undefined ? TABLE_NAMES : [table], format, out)
  if (isBeside) await writeManifest(folder, { ...manifest, files: { ...manifest.files, ...files } })
  await terminal.data(
    options.json ? `${JSON.stringify({ out, files })}\n` : `${out}: ${Object.keys(files).join(', ')}\n`,
  )
}
