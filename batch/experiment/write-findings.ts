import { mkdir, readdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { analyse, type Analysis } from '../../analysis/findings/analysis.ts'
import type { Material, Row, Table } from '../../analysis/findings/findings.ts'
import type { Column } from '../../analysis/tidy/column.ts'
import { writeWhole } from '../files/write-whole.ts'
import type { Store } from '../store/store.ts'
import type { Format } from '../tables/format.ts'
import type { Notes } from '../tables/rows-table.ts'
import type { RunList } from './run-list.ts'
import { writeRows, type FileFacts } from './study-tables.ts'

/** What the analyses of a folder say, for people and programs: `analysis/findings.json`. */
export interface ToldFindings {
  says: string[]
  /** The tables that are shown, with all of their columns. */
  tables: { name: string; file: string; columns: readonly Column[]; shown: readonly string[]; rows: readonly Row[] }[]
}

/** The results of a study as an analysis asks for them. */
export function materialOf(runs: RunList, store: Store): Material {
  const { study } = runs
  const { arms, points } = study
  return {
    study,
    result: (point, arm, replicate) => store.read(runs.at((replicate * points.length + point) * arms.length + arm).id),
  }
}

/**
 * Makes the analyses of a study and writes their tables below `analysis/`; what was there before goes.
 *
 * @returns what they say, the files, and the columns for the codebook
 */
export async function writeFindings(
  folder: string,
  analyses: readonly Analysis[],
  material: Material,
  format: Format,
  notes: Notes,
): Promise<{
  told: ToldFindings
  files: Record<string, FileFacts>
  columns: [table: string, columns: readonly Column[]][]
}> {
  const told: ToldFindings = { says: [], tables: [] }
  const files: Record<string, FileFacts> = {}
  const columns: [string, readonly Column[]][] = []
  const written = new Set<string>()
  await mkdir(join(folder, 'analysis'), { recursive: true })
  for (const analysis of analyses) {
    const { says, tables, files: texts = {} } = await analyse(analysis, material)
    told.says.push(...says)
    for (const [name, text] of Object.entries(texts)) {
      await writeWhole(join(folder, 'analysis', name), text)
      written.add(name)
    }
    for (const table of tables) {
      const file = fileOf(table, format)
      files[file] = await writeRows(join(folder, file), formatOf(table, format), notes, table.columns, async (row) => {
        for await (const cells of table.rows) await row(cells)
      })
      written.add(basename(file))
      columns.push(columnsOf(table))
      if (isShown(table)) told.tables.push({ ...table, file })
    }
  }
  if (analyses.length > 0) {
    await writeWhole(join(folder, 'analysis/findings.json'), `${JSON.stringify(told, null, 2)}\n`)
    written.add('findings.json')
  }
  await removeOthers(join(folder, 'analysis'), written)
  return { told, files, columns }
}

/** Removes what an earlier study left, but nothing that another process on the same folder is just writing. */
async function removeOthers(folder: string, written: ReadonlySet<string>): Promise<void> {
  if (written.size === 0) return rm(folder, { recursive: true, force: true })
  for (const name of await readdir(folder))
    if (!written.has(name) && !name.startsWith('.')) await rm(join(folder, name), { recursive: true, force: true })
}

/** The columns of the tables that analyses give, for the codebook. */
export async function findingsColumns(
  analyses: readonly Analysis[],
  material: Material,
): Promise<[table: string, columns: readonly Column[]][]> {
  const found = await Promise.all(analyses.map((analysis) => analyse(analysis, material)))
  return found.flatMap(({ tables }) => tables.map((table) => columnsOf(table)))
}

const columnsOf = ({ name, columns }: Table): [string, readonly Column[]] => [`analysis/${name}`, columns]

/** Tables that are read by eye stay text whatever the format. */
const formatOf = ({ shown }: Table, format: Format): Format => (shown.length > 0 ? 'csv' : format)
const fileOf = (table: Table, format: Format) => `analysis/${table.name}.${formatOf(table, format)}`

/** A table that is shown is small, and its rows are held. */
const isShown = (table: Table): table is Table & { rows: readonly Row[] } =>
  table.shown.length > 0 && Array.isArray(table.rows)
