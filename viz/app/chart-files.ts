import { toCsv, type Table } from '../charts/table.ts'
import { saveText } from './save.ts'

/**
 * Hands tables to the reader as one CSV file.
 *
 * @param provenance lines that say where the numbers come from
 */
export function saveCsv(name: string, tables: readonly Table[], provenance: readonly string[]): void {
  const text = tables.map((table) => toCsv(table, [table.caption, ...provenance])).join('\r\n')
  saveText(`exodus-${name}.csv`, 'text/csv', text)
}

/** Hands a chart to the reader as an SVG file, its provenance in its metadata. */
export function saveSvg(name: string, picture: SVGSVGElement, provenance: readonly string[]): void {
  const metadata = document.createElementNS('http://www.w3.org/2000/svg', 'metadata')
  metadata.textContent = provenance.join('\n')
  picture.prepend(metadata)
  saveText(`exodus-${name}.svg`, 'image/svg+xml', picture.outerHTML)
}
