import { scaleLinear } from 'd3'
import { DRIVERS, type Driver } from '../style/tokens.ts'
import type { TimeAxis } from '../time-axis/time-axis.ts'
import { drawBackdrop, drawDays, drawPlayhead, drawValues, type Plot, type Story } from './backdrop.ts'
import { announce, createChart, round, roundSteps, write, type ChartContext, type Layer } from './chart.ts'
import type { Table } from './table.ts'
import { defineTextures } from './textures.ts'

export interface ReasonsData {
  title: string
  axis: TimeAxis
  /** Registrations a day that are owed to each driver; what holds people back is negative. */
  byDriver: Readonly<Record<Driver, readonly number[]>>
  /** People held back, a day, by what speaks against joining (0 or below). */
  drains: readonly number[]
  now: number
  story: Story
  text: (value: number) => string
  days: boolean
  /** Prefix of pattern ids, unique in the page. */
  id: string
}

const KEY = 132

/** Registrations a day, stacked by driver in the order of the glass; what held people back hangs below zero. */
export function drawReasons(data: ReasonsData, context: ChartContext): SVGSVGElement {
  const { palette, texts, format } = context
  const chart = createChart(context, data.title)
  const layer = chart as unknown as Layer
  const fill = defineTextures(layer, context, data.id)
  const plot: Plot = { axis: data.axis, top: 4, bottom: context.height - (data.days ? 26 : 6) }
  const days = data.drains.length
  const positive = (driver: Driver, day: number) => Math.max(0, data.byDriver[driver][day] ?? 0)
  const negative = (day: number) =>
    (data.drains[day] ?? 0) + DRIVERS.reduce((sum, driver) => sum + Math.min(0, data.byDriver[driver][day] ?? 0), 0)
  const sums = Array.from({ length: days }, (_, day) => DRIVERS.reduce((sum, driver) => sum + positive(driver, day), 0))
  const top = Math.max(1e-9, ...sums.filter(Number.isFinite)) * 1.05
  const low = Math.min(0, ...Array.from({ length: days }, (_, day) => negative(day)).filter(Number.isFinite))
  const y = scaleLinear()
    .domain([low, top])
    .range([plot.bottom - 4, plot.top + 10])
  drawBackdrop(layer, context, plot, data.story)
  drawValues(layer, context, plot, roundSteps(low, top, 4), y, data.text)
  for (let day = 0; day < days; day++) {
    if (!Number.isFinite(sums[day])) continue
    const [x0, x1] = [data.axis.x(day), data.axis.x(day + 1)]
    const mark = layer.append('g') as unknown as Layer
    const bar = (from: number, to: number, colour: string) =>
      mark
        .append('rect')
        .attr('x', round(x0 + 0.5))
        .attr('width', round(Math.max(0.5, x1 - x0 - 1)))
        .attr('y', round(y(Math.max(from, to))))
        .attr('height', round(Math.abs(y(from) - y(to))))
        .attr('fill', colour)
        .attr('stroke', palette.ink)
        .attr('stroke-width', x1 - x0 > 8 ? 0.5 : 0)
    let from = 0
    for (const driver of DRIVERS) {
      const value = positive(driver, day)
      if (value <= 0) continue
      bar(from, from + value, fill(driver))
      from += value
    }
    if (negative(day) < 0) bar(0, negative(day), palette.paper)
    announce(mark, `${format.date(day)}: ${data.text(sums[day]! + negative(day))}. ${sentence(data, day, context)}`)
  }
  drawPlayhead(layer, context, plot, data.now)
  if (data.days) drawDays(layer, context, plot)
  const shown = [...DRIVERS].reverse()
  shown.forEach((driver, i) => {
    const at = plot.top + 12 + i * 17
    const x = data.axis.range[1] - KEY
    layer
      .append('rect')
      .attr('x', x)
      .attr('y', at - 9)
      .attr('width', 11)
      .attr('height', 11)
      .attr('fill', fill(driver))
      .attr('stroke', palette.ink)
      .attr('stroke-width', 0.5)
    write(layer, x + 17, at, texts.drivers[driver], { halo: palette.paper })
  })
  return chart.node()!
}

function sentence(data: ReasonsData, day: number, { texts }: ChartContext): string {
  return [...DRIVERS]
    .filter((driver) => (data.byDriver[driver][day] ?? 0) > 0)
    .sort((a, b) => data.byDriver[b][day]! - data.byDriver[a][day]!)
    .map((driver) => `${texts.drivers[driver]} ${data.text(data.byDriver[driver][day]!)}`)
    .join(', ')
}

export function rows(data: ReasonsData, { texts, format }: Pick<ChartContext, 'texts' | 'format'>): Table {
  return {
    caption: `${data.title}: ${texts.charts.reasonsNote}`,
    columns: [texts.charts.date, ...DRIVERS.map((driver) => texts.drivers[driver]), texts.charts.drains],
    rows: data.drains.map((drain, day) => [
      format.date(day),
      ...DRIVERS.map((driver) => data.byDriver[driver][day] ?? null),
      drain,
    ]),
  }
}
