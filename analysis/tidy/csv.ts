import { provenanceLines } from './provenance.ts'
import type { Provenance } from './provenance.ts'
import type { Series } from './series.ts'

/** The `#` lines of provenance and the line of column names. */
export function csvHead(origin: Provenance, columns: readonly string[]): string {
  return csvNotedHead(provenanceLines(origin), columns)
}

/** The same with any notes, a `#` line each. */
export function csvNotedHead(
  notes: readonly (readonly [key: string, value: string])[],
  columns: readonly string[],
): string {
  const lines = notes.map(([key, value]) => `# ${key}: ${oneLine(value)}\n`)
  return `${lines.join('')}${columns.join(',')}\n`
}

/** The columns of a tidy table. */
export const TIDY_COLUMNS = ['date', 'platform', 'segment', 'metric', 'value'] as const

/** The middle cells of the rows of each series, ready to be joined. */
export function csvCells(series: readonly Series[]): string[] {
  return series.map(({ platform, segment, metric }) => `${csvText(platform)},${csvText(segment)},${csvText(metric)}`)
}

/** The rows of one day: `cells` as made by `csvCells`, `values` of the same length. */
export function csvDay(date: string, cells: readonly string[], values: ArrayLike<number>): string {
  let text = ''
  for (let k = 0; k < cells.length; k++) text += `${date},${cells[k]!},${csvNumber(values[k]!)}\n`
  return text
}

/** The shortest decimal that reads back as the same number; empty where there is none. */
export function csvNumber(value: number): string {
  return Number.isNaN(value) ? '' : String(value)
}

/**
 * A text as a cell. One that a spreadsheet would take for a formula (it starts with = + - @,
 * a tab or a return) is preceded by an apostrophe.
 */
export function csvText(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Control characters and line ends escaped, so that a value cannot end its comment line. */
function oneLine(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f\u0085\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
