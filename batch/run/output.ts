import { mkdir, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { csvHead, csvText } from '../../analysis/tidy/csv.ts'
import type { Provenance } from '../../analysis/tidy/provenance.ts'
import { CommandError, EXIT } from '../command/exit.ts'
import type { Terminal } from '../command/terminal.ts'
import { createAtomicFile } from '../files/atomic-file.ts'
import { writeWhole } from '../files/write-whole.ts'
import type { Format } from '../tables/format.ts'
import type { Sink } from '../../analysis/tidy/table-writer.ts'
import type { RunSummary } from '../summary/summary.ts'

/** Where the table of a run goes. */
export interface Output {
  /** Undefined when no table was asked for. */
  sink: Sink | undefined
  /** Files that `finish` will have written. */
  files: string[]
  /** Makes everything whole: the table, the flows, the manifest last. */
  finish(summary: RunSummary): Promise<void>
  /** Leaves nothing. */
  discard(): Promise<void>
}

/** No table, only a summary. */
export const noOutput = (): Output => ({ sink: undefined, files: [], finish: async () => {}, discard: async () => {} })

/** The table as data on standard output. */
export const standardOutput = (terminal: Terminal): Output => ({ ...noOutput(), sink: terminal.data })

/**
 * A folder with `<name>.csv` (or `.parquet`), `<name>.flows.csv`, and `run.json`, whose presence means that the others are whole.
 * @throws CommandError (exit 3) when the folder cannot be made
 */
export async function folderOutput(folder: string, origin: Provenance, format: Format): Promise<Output> {
  const firstMade = await makeFolder(folder)
  let finished = false
  const table = join(folder, `${origin.scenario}.${format}`)
  const flows = join(folder, `${origin.scenario}.flows.csv`)
  const manifest = join(folder, 'run.json')
  const file = await createAtomicFile(table)
  return {
    sink: file.write,
    files: [table, flows, manifest],
    async finish(summary) {
      await rm(manifest, { force: true })
      await file.commit()
      await writeWhole(flows, flowsTable(summary))
      await writeWhole(manifest, `${JSON.stringify(summary, null, 2)}\n`)
      finished = true
    },
    async discard() {
      await file.discard()
      if (!finished && firstMade !== undefined) await removeFolders(folder, firstMade)
    },
  }
}

/** @returns the outermost folder that was not there before, if any */
async function makeFolder(folder: string): Promise<string | undefined> {
  const found = await stat(folder).catch(() => undefined)
  if (found && !found.isDirectory())
    throw new CommandError(EXIT.file, `${folder}: found a file, expected a folder or a name that is free`)
  try {
    return await mkdir(folder, { recursive: true })
  } catch (error) {
    throw new CommandError(
      EXIT.file,
      `${folder}: the folder cannot be made (${(error as NodeJS.ErrnoException).code ?? String(error)})`,
    )
  }
}

/** Removes folders that are empty, from the innermost to the outermost. */
async function removeFolders(innermost: string, outermost: string): Promise<void> {
  const last = resolve(outermost)
  for (let folder = resolve(innermost); folder.length >= last.length; folder = dirname(folder)) await rmdir(folder)
}

/** Columns of the table of flows. */
export const FLOW_COLUMNS = ['date', 'date_end', 'from', 'to', 'people'] as const

/** The table of flows as CSV. */
export function flowsTable({ origin, flows }: RunSummary): string {
  const period = `${flows.first},${flows.last}`
  const rows = flows.moves.map(({ from, to, people }) => `${period},${csvText(from)},${csvText(to)},${people}\n`)
  return `${csvHead(origin, FLOW_COLUMNS)}${rows.join('')}`
}
