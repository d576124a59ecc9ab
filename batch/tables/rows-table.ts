import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { SchemaElement } from 'hyparquet'
import { csvNotedHead, csvNumber, csvText } from '../../analysis/tidy/csv.ts'
import type { Column } from '../../analysis/tidy/column.ts'
import type { RowFormat } from './format.ts'
import type { Sink } from '../../analysis/tidy/table-writer.ts'

/** A table that grows by rows. */
export interface RowWriter {
  /** @param cells one for each column: texts for texts and dates, otherwise numbers */
  row(cells: readonly (string | number)[]): Promise<void>
  finish(): Promise<void>
}

/** Notes at the head of a table: what it is and what made it. */
export type Notes = readonly (readonly [key: string, value: string])[]

/** Text is passed on in pieces of about this many characters. */
const PIECE = 1 << 16

/** Rows of a row group in Parquet. */
const GROUP = 100_000

/** Starts a table with these columns. The same rows give the same bytes. */
export async function startRows(
  format: RowFormat,
  sink: Sink,
  notes: Notes,
  columns: readonly Column[],
): Promise<RowWriter> {
  return ROWS[format](sink, notes, columns)
}

const ROWS: Readonly<Record<RowFormat, (sink: Sink, notes: Notes, columns: readonly Column[]) => RowWriter>> = {
  csv: csvRows,
  parquet: parquetRows,
  json: jsonRows,
}

/** Passes text on in pieces. */
function inPieces(sink: Sink, head: string) {
  let text = head
  const flush = async () => {
    const piece = text
    text = ''
    await sink(piece)
  }
  const add = async (more: string) => {
    text += more
    if (text.length > PIECE) await flush()
  }
  return { add, flush }
}

/** A document with the notes, what each column means, and the rows as objects, one a line; null where there is no number. */
function jsonRows(sink: Sink, notes: Notes, columns: readonly Column[]): RowWriter {
  const about = columns.map(({ name, unit, doc }) => ({ name, unit, meaning: doc }))
  const head = JSON.stringify({ ...Object.fromEntries(notes), columns: about }).slice(0, -1)
  const { add, flush } = inPieces(sink, `${head},"rows":[`)
  let between = '\n'
  return {
    async row(cells) {
      await add(`${between}${JSON.stringify(Object.fromEntries(columns.map(({ name }, k) => [name, cells[k]])))}`)
      between = ',\n'
    },
    async finish() {
      await add('\n]}\n')
      await flush()
    },
  }
}

function csvRows(sink: Sink, notes: Notes, columns: readonly Column[]): RowWriter {
  const head = csvNotedHead(
    notes,
    columns.map(({ name }) => name),
  )
  const { add, flush } = inPieces(sink, head)
  return {
    row: (cells) =>
      add(`${cells.map((cell) => (typeof cell === 'number' ? csvNumber(cell) : csvText(cell))).join(',')}\n`),
    finish: flush,
  }
}

function parquetRows(sink: Sink, notes: Notes, columns: readonly Column[]): RowWriter {
  const bytes = new ByteWriter()
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [{ name: 'root', num_children: columns.length }, ...columns.map(schemaOf)],
    kvMetadata: notes.map(([key, value]) => ({ key: `exodus.${key.replaceAll(' ', '_')}`, value })),
  })
  let data: (string | number | Date | null)[][] = columns.map(() => [])
  const pass = async () => {
    // Offsets in the file are counted by the writer itself, so what has been passed on can be dropped.
    const done = bytes.getBytes().slice()
    bytes.index = 0
    await sink(done)
  }
  const writeGroup = async () => {
    await writer.write({
      columnData: columns.map(({ name }, k) => ({ name, data: data[k]! })),
      rowGroupSize: data[0]!.length,
    })
    data = columns.map(() => [])
    await pass()
  }
  return {
    async row(cells) {
      columns.forEach(({ type }, k) => {
        const cell = cells[k]!
        data[k]!.push(type === 'date' ? new Date(`${cell}T00:00:00Z`) : Number.isNaN(cell) ? null : cell)
      })
      if (data[0]!.length >= GROUP) await writeGroup()
    },
    async finish() {
      if (data[0]!.length > 0) await writeGroup()
      await writer.finish()
      await pass()
    },
  }
}

function schemaOf({ name, type }: Column): SchemaElement {
  switch (type) {
    case 'text':
      return { name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' }
    case 'whole':
      return { name, type: 'INT32', repetition_type: 'REQUIRED' }
    case 'number':
      return { name, type: 'DOUBLE', repetition_type: 'OPTIONAL' }
    case 'date':
      return { name, type: 'INT32', converted_type: 'DATE', repetition_type: 'REQUIRED' }
  }
}
