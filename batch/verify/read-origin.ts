import { open, stat } from 'node:fs/promises'
import { asyncBufferFromFile, parquetMetadataAsync } from 'hyparquet'
import { provenanceLines, type Provenance } from '../../analysis/tidy/provenance.ts'
import { CommandError, EXIT } from '../command/exit.ts'
import { readText } from '../files/read-text.ts'

/** What a file says about itself. */
export interface FileOrigin {
  /** `csv`, `parquet` and `json` are tables; `summary` is the `run.json` of one run. */
  kind: 'csv' | 'parquet' | 'json' | 'summary'
  /** By the name of the note, as `scenario sha256`. */
  notes: ReadonlyMap<string, string>
  /** The columns of a CSV; empty for others. */
  columns: string
}

/** The head of a CSV is looked for within so many bytes, a summary is at most so long. */
const HEAD_LIMIT = 1 << 20
const SUMMARY_LIMIT = 50e6

/**
 * Reads the provenance of an output file, whatever its format; its name does not matter.
 * @throws CommandError (exit 3) when it cannot be read or says nothing about its origin
 */
export async function readOrigin(path: string): Promise<FileOrigin> {
  const start = await firstBytes(path)
  const origin = start.startsWith('PAR1')
    ? await ofParquet(path)
    : start.startsWith('{')
      ? (ofJsonTable(path, start) ?? ofJson(path))
      : ofCsv(start)
  if (!origin?.notes.has('made by') || !origin.notes.has('command'))
    throw new CommandError(
      EXIT.file,
      `${path}: found no word on how it was made, expected a file that exodus wrote: CSV, Parquet, run.json or manifest.json`,
    )
  return origin
}

async function firstBytes(path: string): Promise<string> {
  const state = await stat(path).catch(() => undefined)
  if (!state?.isFile()) throw new CommandError(EXIT.file, `${path}: found no such file, expected an output of exodus`)
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_LIMIT), 0, HEAD_LIMIT, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}

async function ofParquet(path: string): Promise<FileOrigin> {
  const metadata = await parquetMetadataAsync(await asyncBufferFromFile(path)).catch((error: unknown) => {
    throw new CommandError(EXIT.file, `${path}: found a Parquet file that is damaged or cut off (${String(error)})`)
  })
  const notes = (metadata.key_value_metadata ?? []).map(({ key, value }): [string, string] => [
    key.replace(/^exodus\./, '').replaceAll('_', ' '),
    value ?? '',
  ])
  return { kind: 'parquet', notes: new Map(notes), columns: '' }
}

/** The notes of a table in JSON stand before its columns, so that the rows need not be read. */
function ofJsonTable(path: string, start: string): FileOrigin | undefined {
  const end = start.indexOf(',"columns":[')
  if (end < 0 || !start.startsWith('{"made by":')) return undefined
  const notes = parseJson(path, `${start.slice(0, end)}}`) as Record<string, string>
  return { kind: 'json', notes: new Map(Object.entries(notes)), columns: '' }
}

function ofJson(path: string): FileOrigin | undefined {
  const { origin } = readSummary(path) as { origin?: Provenance }
  if (!origin || !Array.isArray(origin.overrides)) return undefined
  return { kind: 'summary', notes: new Map(provenanceLines(origin)), columns: '' }
}

/** The JSON of a summary. @throws CommandError (exit 3) when it is none */
export const readSummary = (path: string) => parseJson(path, readText(path, SUMMARY_LIMIT))

function parseJson(path: string, text: string): object {
  try {
    return JSON.parse(text) as object
  } catch (error) {
    throw new CommandError(EXIT.file, `${path}: found JSON that is damaged or cut off (${String(error)})`)
  }
}

function ofCsv(start: string): FileOrigin {
  const lines = start.split('\n')
  const end = lines.findIndex((line) => !line.startsWith('# '))
  const notes = lines.slice(0, end).map((line): [string, string] => {
    const colon = line.indexOf(': ')
    return [line.slice(2, colon), line.slice(colon + 2)]
  })
  return { kind: 'csv', notes: new Map(notes), columns: lines[end] ?? '' }
}
