import { csvNumber, csvText } from '../../analysis/tidy/csv.ts'

export type Cell = string | number | null

/** A chart as numbers: for the table view, for CSV, for whoever does not see the chart. */
export interface Table {
  caption: string
  columns: readonly string[]
  rows: readonly (readonly Cell[])[]
}

/**
 * A table as CSV (RFC 4180) with its provenance in comment lines. Text cells that a spreadsheet
 * would take for a formula (they start with = + - @, tab or return) get an apostrophe before them.
 *
 * @param provenance lines that say where the numbers come from
 */
export function toCsv(table: Table, provenance: readonly string[]): string {
  const lines = [
    ...provenance.map((line) => `# ${line.replaceAll(/[\r\n]+/g, ' ')}`),
    table.columns.map(csvText).join(','),
    ...table.rows.map((row) => row.map(cellText).join(',')),
  ]
  return lines.join('\r\n') + '\r\n'
}

function cellText(cell: Cell): string {
  if (typeof cell === 'string') return csvText(cell)
  return cell === null || !Number.isFinite(cell) ? '' : csvNumber(cell)
}

/** The table as an element of the page. */
export function tableElement(table: Table, document: Document, number: (value: number) => string): HTMLTableElement {
  const element = document.createElement('table')
  const caption = document.createElement('caption')
  caption.textContent = table.caption
  const head = document.createElement('thead')
  const body = document.createElement('tbody')
  element.append(caption, head, body)
  head.append(rowElement(document, table.columns, 'th', String))
  for (const row of table.rows) {
    body.append(rowElement(document, row, 'td', (cell) => (typeof cell === 'number' ? number(cell) : (cell ?? ''))))
  }
  return element
}

function rowElement(
  document: Document,
  cells: readonly Cell[],
  kind: 'th' | 'td',
  text: (cell: Cell) => string,
): HTMLTableRowElement {
  const row = document.createElement('tr')
  for (const cell of cells) {
    const element = document.createElement(kind)
    if (kind === 'th') element.setAttribute('scope', 'col')
    if (typeof cell === 'number') element.className = 'number'
    element.textContent = text(cell)
    row.append(element)
  }
  return row
}
