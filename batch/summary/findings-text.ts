import { brief, percent } from '../../analysis/findings/words.ts'
import type { ToldFindings } from '../experiment/write-findings.ts'
import { textTable } from './text-table.ts'

/** Rows of a table that are shown; the file has all of them. */
const MOST_ROWS = 40

/** What analyses say, as lines for people: sentences, then tables. */
export function findingsText({ says, tables }: ToldFindings): string[] {
  return [...says, ...tables.flatMap((table) => ['', ...tableText(table)])]
}

function tableText({ file, columns, shown, rows }: ToldFindings['tables'][number]): string[] {
  const places = shown.map((name) => columns.findIndex((column) => column.name === name))
  const words = places.flatMap((place, k) =>
    columns[place]!.type === 'text' || columns[place]!.type === 'date' ? [k] : [],
  )
  const cells = rows
    .slice(0, MOST_ROWS)
    .map((row) => places.map((place) => cellText(row[place]!, columns[place]!.unit)))
  const left = rows.length - cells.length
  return [
    ...textTable([shown.map((name) => name.replaceAll('_', ' ')), ...cells], words),
    ...(left > 0 ? [`... and ${left} more rows in ${file}`] : []),
  ]
}

function cellText(cell: string | number | null, unit: string): string {
  if (cell === null) return '-'
  if (typeof cell === 'string') return cell
  if (!Number.isFinite(cell)) return Number.isNaN(cell) ? '-' : 'very many'
  return unit === 'share' ? `${cell < 0 ? '-' : ''}${percent(cell)}` : brief(cell)
}
