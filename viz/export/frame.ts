import { createChart, write, type ChartContext, type Layer } from '../charts/chart.ts'

const MARGIN = 16
const HEAD = 28
const FOOT = 24

/**
 * A chart as a picture that stands for itself: on paper, with its title and what made it.
 *
 * @param title above the chart
 * @param foot one line below it
 */
export function framed(
  chart: SVGSVGElement,
  title: string,
  foot: string,
  context: Omit<ChartContext, 'width' | 'height'>,
): SVGSVGElement {
  const width = Number(chart.getAttribute('width')) + 2 * MARGIN
  const height = Number(chart.getAttribute('height')) + HEAD + FOOT + MARGIN
  const frame = createChart({ ...context, width, height }, title)
  const layer = frame as unknown as Layer
  layer.append('rect').attr('width', width).attr('height', height).attr('fill', context.palette.paper)
  write(layer, MARGIN, MARGIN + 12, title, { bold: true, size: 15 })
  write(layer, MARGIN, height - 10, foot, { fill: context.palette.quiet })
  chart.setAttribute('x', String(MARGIN))
  chart.setAttribute('y', String(HEAD + 8))
  frame.node()!.append(chart)
  return frame.node()!
}
