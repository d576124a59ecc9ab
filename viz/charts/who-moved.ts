import { linkHorizontal } from 'd3'
import { glyphPath, ringPath } from '../style/glyph.ts'
import { announce, createChart, round, write, type ChartContext, type Layer } from './chart.ts'
import type { Home } from './flows.ts'
import type { Table } from './table.ts'

/** Where the people of a platform in one world live in the other. Counts in dots. */
export interface WhoMovedData {
  title: string
  /** The platform, and the words of its column. */
  home: Home
  column: string
  /** By home in B, largest first, none empty; `text` says what they do there. */
  groups: readonly { home: Home; dots: number; text: string }[]
  /** Those who live there in B alone, in words. */
  onlyInB: string
  dots: number
  /** People that one dot stands for. */
  perDot: number
}

/** Dots side by side in a column. */
const ACROSS = 10
const LEFT = 24
const TOP = 6
const FOOT = 24
const GAP = 8
/** Least height of a group, so that its name has room. */
const LEAST = 18
/** Half the room that the name beside the column needs. */
const COLUMN_NAME = 56
const WIDEST_PITCH = 6
/** Width of the chart below which what is said of a group takes two lines, and their distance. */
const NARROW = 460
const LINE = 16

/** A counted ribbon: a dot for each who lives there in A at the left, the same dots by their home in B at the right. */
export function drawWhoMoved(data: WhoMovedData, context: ChartContext): SVGSVGElement {
  const { palette, format } = context
  const chart = createChart(context, data.title)
  const layer = chart as unknown as Layer
  const room = context.height - TOP - FOOT
  const lines = context.width < NARROW ? LINE : 0
  const least = LEAST + lines
  const heights = (pitch: number) => data.groups.map(({ dots }) => Math.max(least, Math.ceil(dots / ACROSS) * pitch))
  const total = (pitch: number) => heights(pitch).reduce((sum, height) => sum + height + GAP, 0)
  let pitch = WIDEST_PITCH
  while (pitch > 0.2 && total(pitch) > room) pitch *= 0.95
  const right = Math.round(context.width * 0.42)
  const wide = ACROSS * pitch
  const hue = (home: Home) => palette.tones[home.tone ?? 'other']
  dotsOf(layer, LEFT, TOP, data.dots, pitch, hue(data.home))
  write(layer, 0, 0, data.column, { anchor: 'middle', bold: true }).attr(
    'transform',
    `translate(14,${round(Math.max(COLUMN_NAME, TOP + (Math.ceil(data.dots / ACROSS) * pitch) / 2))}) rotate(-90)`,
  )
  let from = TOP
  let to = TOP
  data.groups.forEach((group, index) => {
    const height = heights(pitch)[index]!
    const thick = Math.max(1, (group.dots / ACROSS) * pitch)
    const mark = layer.append('g') as unknown as Layer
    mark
      .append('path')
      .attr('d', ribbon([LEFT + wide + 6, from + thick / 2], [right - 6, to + thick / 2]))
      .attr('fill', 'none')
      .attr('stroke', hue(group.home))
      .attr('stroke-opacity', 0.2)
      .attr('stroke-width', round(thick))
    dotsOf(mark, right, to, group.dots, pitch, hue(group.home))
    const x = right + wide + 14
    const y = to + Math.max(thick, least) / 2 - lines / 2
    mark
      .append('path')
      .attr('d', group.home.tone ? glyphPath(group.home.tone, 9) : ringPath(4))
      .attr('transform', `translate(${round(x + 4)},${round(y)})`)
      .attr('fill', group.home.tone ? hue(group.home) : 'none')
      .attr('stroke', group.home.tone ? null : palette.quiet)
    const people = format.people(group.dots * data.perDot)
    const line = write(mark, x + 16, y + 4, people, { bold: true, size: 13 })
    if (lines > 0) write(mark, x + 16, y + 4 + lines, group.text, { size: 13 })
    else line.append('tspan').attr('font-weight', 400).text(` ${group.text}`)
    announce(mark, `${people} ${group.text}`)
    from += thick
    to += height + GAP
  })
  write(layer, LEFT, context.height - 6, data.onlyInB, { fill: palette.quiet })
  return chart.node()!
}

function dotsOf(layer: Layer, x: number, y: number, count: number, pitch: number, fill: string): void {
  const size = round(Math.max(0.3, pitch * 0.62))
  let d = ''
  for (let dot = 0; dot < count; dot++) {
    const [column, row] = [dot % ACROSS, Math.floor(dot / ACROSS)]
    d += `M${round(x + column * pitch)},${round(y + row * pitch)}h${size}v${size}h-${size}Z`
  }
  layer.append('path').attr('d', d).attr('fill', fill)
}

/** The middle of a ribbon, level at both ends. */
function ribbon(source: [number, number], target: [number, number]): string {
  const drawn = linkHorizontal()({ source, target }) ?? ''
  return drawn.replaceAll(/\d+\.\d+/g, (digits) => String(round(Number(digits))))
}

export function rows(data: WhoMovedData, { texts }: Pick<ChartContext, 'texts'>): Table {
  const { homeInB, people } = { homeInB: texts.compare.homeInB, people: texts.charts.people }
  return {
    caption: data.title,
    columns: [homeInB, people],
    rows: data.groups.map(({ home, dots }) => [home.name, Math.round(dots * data.perDot)]),
  }
}
