import { area, line, scaleLinear } from 'd3'
import type { Tone } from '../style/tokens.ts'
import type { TimeAxis } from '../time-axis/time-axis.ts'
import { drawBackdrop, drawDays, drawPlayhead, drawValues, type Plot, type Story } from './backdrop.ts'
import { announce, createChart, round, roundSteps, write, type ChartContext, type Layer } from './chart.ts'
import type { Band } from './fan.ts'
import type { Table } from './table.ts'

/** One value per day in A and in B, and what lies between them, over the same people. */
export interface DifferenceData {
  title: string
  tone: Tone
  axis: TimeAxis
  a: readonly number[]
  b: readonly number[]
  /** B minus A: median over the pairs of runs, and its spread. */
  median: readonly number[]
  half: Band | null
  ninety: Band | null
  now: number | null
  story: Story
  text: (value: number) => string
}

/** A solid and B dashed above; B minus A below on an axis of its own, the only one with a band. */
export function drawDifference(data: DifferenceData, context: ChartContext): SVGSVGElement {
  const { palette, texts } = context
  const chart = createChart(context, rows(data, context).caption)
  const layer = chart as unknown as Layer
  const middle = Math.round(context.height * 0.44)
  const upper: Plot = { axis: data.axis, top: 4, bottom: middle - 20 }
  const lower: Plot = { axis: data.axis, top: middle + 14, bottom: context.height - 26 }
  const hue = palette.tones[data.tone]
  const x = (day: number) => round(data.axis.x(day + 0.5))
  const curve = (values: readonly number[], y: (value: number) => number) =>
    line<number>()
      .defined((day) => Number.isFinite(values[day]))
      .x(x)
      .y((day) => round(y(values[day]!)))(values.map((_, day) => day))

  drawBackdrop(layer, context, { ...upper, bottom: lower.bottom }, { ...data.story, fitted: null })
  const top = Math.max(1e-9, ...data.a, ...data.b) * 1.05
  const y = scaleLinear()
    .domain([0, top])
    .range([upper.bottom, upper.top + 6])
  drawValues(layer, context, upper, roundSteps(0, top, 4), y, data.text)
  layer
    .append('path')
    .attr('class', 'a')
    .attr('d', curve(data.a, y))
    .attr('fill', 'none')
    .attr('stroke', hue)
    .attr('stroke-width', 2.4)
  layer
    .append('path')
    .attr('class', 'b')
    .attr('d', curve(data.b, y))
    .attr('fill', 'none')
    .attr('stroke', hue)
    .attr('stroke-width', 2.4)
    .attr('stroke-dasharray', '6 4')
  const widest = data.median.reduce(
    (best, value, day) => (Math.abs(value) > Math.abs(data.median[best] ?? 0) ? day : best),
    0,
  )
  tag(layer, context, 'A', x(widest), y(data.a[widest] ?? 0), true)
  tag(layer, context, 'B', x(widest), y(data.b[widest] ?? 0), false)

  write(layer, data.axis.range[0], middle, texts.charts.difference, { bold: true, size: 15 })
  write(layer, data.axis.range[0] + 110, middle, texts.charts.differenceNote, { fill: palette.quiet })
  const all = [...data.median, ...(data.ninety?.low ?? []), ...(data.ninety?.high ?? [])].filter(Number.isFinite)
  const [low, high] = [Math.min(0, ...all) * 1.05, Math.max(0, ...all) * 1.05]
  const d = scaleLinear()
    .domain([low, high === low ? low + 1 : high])
    .range([lower.bottom, lower.top])
  drawValues(layer, context, lower, roundSteps(low, high, 4), d, data.text)
  const shape = (band: Band) =>
    area<number>()
      .defined((day) => Number.isFinite(band.low[day]))
      .x(x)
      .y0((day) => round(d(band.low[day]!)))
      .y1((day) => round(d(band.high[day]!)))(data.median.map((_, day) => day))
  if (data.ninety) layer.append('path').attr('d', shape(data.ninety)).attr('fill', hue).attr('fill-opacity', 0.12)
  if (data.half) layer.append('path').attr('d', shape(data.half)).attr('fill', hue).attr('fill-opacity', 0.2)
  layer
    .append('path')
    .attr('class', 'difference')
    .attr('d', curve(data.median, d))
    .attr('fill', 'none')
    .attr('stroke', hue)
    .attr('stroke-width', 2.4)
  if (data.now !== null) drawPlayhead(layer, context, { ...upper, bottom: lower.bottom }, data.now)
  drawDays(layer, context, lower)

  if (data.median.length > 0) sayAt(layer, data, widest, x(widest), d(data.median[widest]!), context)
  return chart.node()!
}

/** A ring on the widest difference, and the difference in words beside it. */
function sayAt(layer: Layer, data: DifferenceData, day: number, x: number, y: number, context: ChartContext): void {
  const { palette } = context
  const mark = layer.append('g').attr('transform', `translate(${x},${round(y)})`)
  mark
    .append('circle')
    .attr('r', 4.5)
    .attr('fill', palette.paper)
    .attr('stroke', palette.tones[data.tone])
    .attr('stroke-width', 2)
  const [first, second] = sayDifference(data, day, context)
  announce(mark as unknown as Layer, second ? `${first}. ${second}` : first!)
  const right = x < (data.axis.range[0] + data.axis.range[1]) / 2
  const style = { anchor: right ? 'start' : 'end', halo: palette.paper } as const
  write(layer, x + (right ? 60 : -60), y - 8, first!, { ...style, bold: true })
  if (second) write(layer, x + (right ? 60 : -60), y + 9, second, { ...style, fill: palette.quiet })
}

/** `On 19 January 5.7 million fewer people`, and the ranges when they are known. */
export function sayDifference(
  data: DifferenceData,
  day: number,
  { texts, format }: Pick<ChartContext, 'texts' | 'format'>,
): string[] {
  const value = data.median[day]!
  const say = value < 0 ? texts.charts.fewer : texts.charts.more
  const first = say(format.date(day), data.text(Math.abs(value)))
  if (!data.half || !data.ninety) return [first]
  const range = (band: Band) => {
    const [low, high] = [band.low[day]!, band.high[day]!]
    // On both sides of none, sizes alone would say that the difference is sure.
    if (low < 0 && high > 0) return format.range(format.signed(low), format.signed(high))
    const ends = [Math.abs(low), Math.abs(high)].sort((p, q) => p - q)
    return format.range(data.text(ends[0]!), data.text(ends[1]!))
  }
  return [first, texts.charts.halfAndNine(range(data.half), range(data.ninety))]
}

function tag(layer: Layer, { palette }: ChartContext, name: string, x: number, y: number, filled: boolean): void {
  layer
    .append('rect')
    .attr('x', round(x - 30))
    .attr('y', round(y - 8))
    .attr('width', 17)
    .attr('height', 17)
    .attr('rx', 3)
    .attr('fill', filled ? palette.ink : palette.paper)
    .attr('stroke', palette.ink)
  write(layer, x - 21.5, y + 5, name, { anchor: 'middle', bold: true, fill: filled ? palette.paper : palette.ink })
}

export function rows(data: DifferenceData, { texts, format }: Pick<ChartContext, 'texts' | 'format'>): Table {
  const { low90, low50, high50, high90, difference, date } = texts.charts
  return {
    caption: `${data.title}: ${difference}`,
    columns: [date, 'A', 'B', low90, low50, difference, high50, high90],
    rows: data.median.map((value, day) => [
      format.date(day),
      data.a[day] ?? null,
      data.b[day] ?? null,
      data.ninety?.low[day] ?? null,
      data.half?.low[day] ?? null,
      value,
      data.half?.high[day] ?? null,
      data.ninety?.high[day] ?? null,
    ]),
  }
}
