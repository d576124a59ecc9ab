import { scaleLinear } from 'd3'
import type { Driver } from '../style/tokens.ts'
import { announce, createChart, round, write, type ChartContext, type Layer } from './chart.ts'
import type { Table } from './table.ts'
import { defineTextures } from './textures.ts'

/** What one driver contributes, over runs. */
export interface DriverShare {
  name: string
  driver: Driver
  /** Lowest and highest share over all runs. */
  low: number
  high: number
  /** Single runs. */
  fits: readonly number[]
}

export interface SharesData {
  title: string
  /** What bars and dots are. */
  note: string
  shares: readonly DriverShare[]
  id: string
}

/** Room for names at the left and for words at the right, where the picture is wide enough for them. */
const WIDE = 900
const ROOM = { wide: { left: 196, right: 460 }, narrow: { left: 122, right: 108 } } as const
const ROW = 32
/** Below this a share has no digits worth saying. */
const LEAST = 0.01

/** Height of the picture for so many drivers, in px. */
export const sharesHeight = (drivers: number) => drivers * ROW + 30

/** Driver shares as ranges with a dot per run, and no point estimate; those that overlap are bracketed. */
export function drawShares(data: SharesData, context: ChartContext): SVGSVGElement {
  const { palette, texts, format, width } = context
  const chart = createChart(context, data.title)
  const layer = chart as unknown as Layer
  const fill = defineTextures(layer, context, data.id)
  const room = width < WIDE ? ROOM.narrow : ROOM.wide
  const right = width - room.right
  const highest = Math.max(0.05, ...data.shares.map((share) => share.high))
  const x = scaleLinear()
    .domain([Math.min(0, ...data.shares.map((share) => share.low)), highest * 1.1])
    .range([room.left, right])
  const bottom = data.shares.length * ROW + 6
  for (const step of x.ticks(room === ROOM.wide ? 4 : 2)) {
    layer
      .append('line')
      .attr('x1', round(x(step)))
      .attr('x2', round(x(step)))
      .attr('y1', 0)
      .attr('y2', bottom)
      .attr('stroke', step === 0 ? palette.edge : palette.grid)
    write(layer, x(step), bottom + 16, format.percent(step), { anchor: 'middle', fill: palette.quiet })
  }
  data.shares.forEach((share, row) => {
    const y = row * ROW + 8
    const mark = layer.append('g') as unknown as Layer
    write(mark, room.left - 14, y + 13, share.name, { anchor: 'end', bold: true, size: 13 })
    mark
      .append('rect')
      .attr('x', round(x(share.low)))
      .attr('width', round(Math.max(2, x(share.high) - x(share.low))))
      .attr('y', y)
      .attr('height', 16)
      .attr('rx', 3)
      .attr('fill', fill(share.driver))
      .attr('stroke', palette.ink)
      .attr('stroke-width', 0.8)
    for (const fit of share.fits) {
      mark
        .append('circle')
        .attr('cx', round(x(fit)))
        .attr('cy', y + 8)
        .attr('r', 3.6)
        .attr('fill', palette.paper)
        .attr('stroke', palette.ink)
    }
    const range = rangeInWords(share, context)
    write(mark, x(share.high) + 10, y + 12, range, { fill: palette.quiet })
    announce(mark, `${share.name}: ${range}`)
  })
  for (const group of overlapping(data.shares)) {
    const [top, end] = [group[0]! * ROW + 2, group.at(-1)! * ROW + 30]
    const at = right + (room === ROOM.wide ? 76 : 84)
    layer
      .append('path')
      .attr('fill', 'none')
      .attr('stroke', palette.edge)
      .attr('d', `M${at - 8},${top}H${at}V${end}H${at - 8}`)
    if (room === ROOM.wide) write(layer, at + 12, (top + end) / 2 + 4, texts.charts.overlap, { bold: true, size: 13 })
  }
  return chart.node()!
}

/** `15–26 %`, or `under 1 %`. */
export function rangeInWords(
  { low, high }: { low: number; high: number },
  { texts, format }: Pick<ChartContext, 'texts' | 'format'>,
): string {
  return high < LEAST
    ? texts.charts.under(format.percent(LEAST))
    : format.range(format.number(low * 100, 0), format.percent(high))
}

/** Runs of neighbouring rows, two at least, in which every range touches the range before it. */
export function overlapping(shares: readonly DriverShare[]): number[][] {
  const groups: number[][] = []
  shares.forEach((share, row) => {
    const group = groups.at(-1)
    const before = shares[row - 1]
    if (group && before && share.low <= before.high && before.low <= share.high) group.push(row)
    else groups.push([row])
  })
  return groups.filter((group) => group.length > 1)
}

/** One row a driver: lowest and highest share, and that of each run. */
export function rows(data: SharesData, { texts }: Pick<ChartContext, 'texts'>): Table {
  const runs = Math.max(0, ...data.shares.map(({ fits }) => fits.length))
  return {
    caption: `${data.title}. ${data.note}`,
    columns: [
      texts.glass.share,
      texts.charts.lowest,
      texts.charts.highest,
      ...Array.from({ length: runs }, (_, run) => texts.charts.run(run + 1)),
    ],
    rows: data.shares.map((share) => [share.name, share.low, share.high, ...share.fits]),
  }
}
