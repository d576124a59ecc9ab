import { select, type Selection } from 'd3'
import type { Palette } from '../style/tokens.ts'
import type { Format } from '../texts/format.ts'
import type { Texts } from '../texts/index.ts'

/** What every chart is drawn with. Nothing is taken from the page: the document is passed in. */
export interface ChartContext {
  document: Document
  /** CSS px. */
  width: number
  height: number
  palette: Palette
  texts: Texts
  format: Format
}

export type Layer<E extends Element = SVGElement> = Selection<E, unknown, null, undefined>

const SVG = 'http://www.w3.org/2000/svg'
const FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans CJK SC', sans-serif"

/**
 * An empty chart. It stands for itself when exported: fonts and colours are attributes.
 *
 * @param label what a screen reader calls it
 */
export function createChart(context: ChartContext, label: string): Layer<SVGSVGElement> {
  const node = context.document.createElementNS(SVG, 'svg') as SVGSVGElement
  return select(node)
    .attr('xmlns', SVG)
    .attr('viewBox', `0 0 ${context.width} ${context.height}`)
    .attr('width', context.width)
    .attr('height', context.height)
    .attr('font-family', FONTS)
    .attr('font-size', 12)
    .attr('fill', context.palette.ink)
    .attr('role', 'group')
    .attr('aria-label', label) as unknown as Layer<SVGSVGElement>
}

export interface TextStyle {
  anchor?: 'start' | 'middle' | 'end'
  size?: number
  bold?: boolean
  fill?: string
  /** Paper around the letters, so that lines behind do not cross them. */
  halo?: string
}

/** Writes a line of text at a point of its baseline. */
export function write(layer: Layer, x: number, y: number, text: string, style: TextStyle = {}): Layer<SVGTextElement> {
  const node = layer.append('text').attr('x', round(x)).attr('y', round(y)).text(text)
  if (style.anchor) node.attr('text-anchor', style.anchor)
  if (style.size) node.attr('font-size', style.size)
  if (style.bold) node.attr('font-weight', 700)
  if (style.fill) node.attr('fill', style.fill)
  if (style.halo) node.attr('stroke', style.halo).attr('stroke-width', 5).attr('paint-order', 'stroke')
  return node as unknown as Layer<SVGTextElement>
}

/** Makes a shape one that can be reached by keys and heard. */
export function announce(shape: Layer, label: string): void {
  shape.attr('class', 'mark').attr('tabindex', -1).attr('role', 'img').attr('aria-label', label)
}

/** Two digits are enough for a px, and keep files small and comparable. */
export const round = (value: number) => Math.round(value * 100) / 100

/** Places of an axis of numbers from 0 or below, about `count` of them, in round steps. */
export function roundSteps(low: number, high: number, count: number): number[] {
  if (!(high > low)) return [low]
  const raw = (high - low) / count
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= raw)! * power
  const first = Math.ceil(low / step)
  return Array.from({ length: Math.floor(high / step + 1e-9) - first + 1 }, (_, i) => (first + i) * step)
}
