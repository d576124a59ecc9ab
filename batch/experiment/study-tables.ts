import { join } from 'node:path'
import { createHash } from 'node:crypto'
import { createAtomicFile } from '../files/atomic-file.ts'
import type { RowFormat } from '../tables/format.ts'
import {
  numberColumn as number,
  SERIES_COLUMNS,
  textColumn as text,
  wholeColumn as whole,
} from '../../analysis/tidy/column.ts'
import type { Column } from '../../analysis/tidy/column.ts'
import { startRows, type Notes, type RowWriter } from '../tables/rows-table.ts'

const POINT = whole('point', 'Point of the design, from 0.')
const ARM = text('arm', 'Arm.')
const RUN = [
  text('run', 'Id of the run: hash of its configuration, seed, version and outputs.'),
  text('seed', 'Seed of the run.'),
  whole('replicate', 'Replicate, from 0; the same seed in every arm and at every point.'),
  POINT,
  ARM,
]
const SERIES = SERIES_COLUMNS
const VALUE = number(
  'value',
  'of the metric',
  'Value, in people where the metric counts people; empty where there is none.',
)

/** The tables of a result folder: names of files and columns. */
export const TABLES = {
  design: [POINT, text('path', 'Path into the scenario.'), text('value', 'What is set there at this point.')],
  runs: [...RUN, text('state', 'done, failed, or missing.')],
  scalars: [...RUN, text('scalar', 'Name of the number.'), number('value', 'of its series', 'Value of the number.')],
  series: [...RUN, ...SERIES, VALUE],
  quantiles: [POINT, ARM, ...SERIES, number('probability', 'share', 'Probability of the quantile.'), VALUE],
  summary: [
    POINT,
    ARM,
    text('scalar', 'Name of the number.'),
    text('statistic', 'mean, or q and a probability.'),
    whole('replicates', 'Replicates that have the number.'),
    number('value', 'of its series', 'The statistic over the replicates.'),
    number('standard_error', 'of its series', 'Its Monte Carlo standard error.'),
    number('lower', 'of its series', 'Lower end of the 95 % interval (Student); of means only.'),
    number('upper', 'of its series', 'Upper end of the 95 % interval (Student); of means only.'),
  ],
  failures: [...RUN, text('error', 'What went wrong.')],
  codebook: [
    text('table', 'Table; metric, scalar, factor for the values of the columns metric, scalar, path.'),
    text('name', 'Column, metric, scalar or path.'),
    text('unit', 'Unit.'),
    text('meaning', 'What it says.'),
  ],
} satisfies Record<string, Column[]>

export type TableName = keyof typeof TABLES
export const TABLE_NAMES = Object.keys(TABLES) as TableName[]

/** Tables that are read by eye stay text where the others are none. */
const ALWAYS_TEXT: readonly string[] = ['summary', 'failures', 'codebook'] satisfies TableName[]

/** Format of a table in a folder of a format. */
export const tableFormat = (name: TableName, format: RowFormat): RowFormat =>
  ALWAYS_TEXT.includes(name) && format === 'parquet' ? 'csv' : format

/** Name of a table's file. */
export const tableFile = (name: TableName, format: RowFormat) => `${name}.${tableFormat(name, format)}`

/** What the manifest says of a file. */
export interface FileFacts {
  rows: number
  bytes: number
  sha256: string
}

/**
 * Writes a table of a result folder; it appears when it is whole.
 * @param fill writes the rows
 */
export async function writeTable(
  folder: string,
  name: TableName,
  format: RowFormat,
  notes: Notes,
  fill: (row: RowWriter['row']) => Promise<void>,
): Promise<[file: string, facts: FileFacts]> {
  const file = tableFile(name, format)
  return [file, await writeRows(join(folder, file), tableFormat(name, format), notes, TABLES[name], fill)]
}

/** Writes a table of any columns; it appears when it is whole. */
export async function writeRows(
  path: string,
  format: RowFormat,
  notes: Notes,
  columns: readonly Column[],
  fill: (row: RowWriter['row']) => Promise<void>,
): Promise<FileFacts> {
  const hash = createHash('sha256')
  const facts = { rows: 0, bytes: 0, sha256: '' }
  const target = await createAtomicFile(path)
  try {
    const sink = async (data: string | Uint8Array) => {
      const bytes = Buffer.from(data)
      hash.update(bytes)
      facts.bytes += bytes.length
      await target.write(bytes)
    }
    const table = await startRows(format, sink, notes, columns)
    await fill(async (cells) => {
      facts.rows++
      await table.row(cells)
    })
    await table.finish()
    await target.commit()
  } finally {
    await target.discard()
  }
  return { ...facts, sha256: hash.digest('hex') }
}
