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

/** Charts below one another, as one. */
export function stacked(pictures: readonly SVGSVGElement[]): SVGSVGElement {
  const [first, ...others] = pictures
  if (others.length === 0) return first!
  const size = (picture: SVGSVGElement, side: 'width' | 'height') => Number(picture.getAttribute(side))
  const width = Math.max(...pictures.map((picture) => size(picture, 'width')))
  const all = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  let height = 0
  for (const picture of pictures) {
    picture.setAttribute('y', String(height))
    height += size(picture, 'height')
    all.append(picture)
  }
  const attributes = { width, height, viewBox: `0 0 ${width} ${height}`, xmlns: 'http://www.w3.org/2000/svg' }
  for (const [name, value] of Object.entries(attributes)) all.setAttribute(name, String(value))
  return all
}
