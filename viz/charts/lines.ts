import { line, scaleLinear } from 'd3'
import { glyphPath } from '../style/glyph.ts'
import { DASHES, type Tone } from '../style/tokens.ts'
import type { TimeAxis } from '../time-axis/time-axis.ts'
import { drawBackdrop, drawDays, drawPlayhead, drawValues, type Plot, type Story } from './backdrop.ts'
import { announce, createChart, round, roundSteps, write, type ChartContext, type Layer } from './chart.ts'
import type { Table } from './table.ts'

export interface Series {
  name: string
  tone: Tone
  /** One value per day, NaN where there is none. */
  values: readonly number[]
}

export interface LinesData {
  title: string
  axis: TimeAxis
  series: readonly Series[]
  now: number
  story: Story
  text: (value: number) => string
  days: boolean
}

/** One line per platform over time, each labelled at its end with glyph and name: members, posts, search. */
export function drawLines(data: LinesData, context: ChartContext): SVGSVGElement {
  const { palette } = context
  const chart = createChart(context, data.title)
  const layer = chart as unknown as Layer
  const plot: Plot = { axis: data.axis, top: 4, bottom: context.height - (data.days ? 26 : 6) }
  const top = Math.max(1e-9, ...data.series.flatMap((one) => one.values).filter(Number.isFinite)) * 1.05
  const y = scaleLinear()
    .domain([0, top])
    .range([plot.bottom, plot.top + 10])
  drawBackdrop(layer, context, plot, data.story)
  drawValues(layer, context, plot, roundSteps(0, top, 4), y, data.text)
  const path = (values: readonly number[]) =>
    line<number>()
      .defined((day) => Number.isFinite(values[day]))
      .x((day) => round(data.axis.x(day + 0.5)))
      .y((day) => round(y(values[day]!)))(values.map((_, day) => day))
  const labels: { y: number; one: Series; last: number }[] = []
  for (const one of data.series) {
    const mark = layer.append('g')
    mark
      .append('path')
      .attr('d', path(one.values))
      .attr('fill', 'none')
      .attr('stroke', palette.tones[one.tone])
      .attr('stroke-width', 2.4)
      .attr('stroke-dasharray', DASHES[one.tone] || null)
    const last = one.values.findLast(Number.isFinite)
    announce(mark as unknown as Layer, last === undefined ? one.name : `${one.name}: ${data.text(last)}`)
    if (last !== undefined) labels.push({ y: y(last), one, last })
  }
  drawPlayhead(layer, context, plot, data.now)
  if (data.days) drawDays(layer, context, plot)
  let free = plot.bottom - 2
  for (const { y: at, one, last } of labels.sort((a, b) => b.y - a.y)) {
    const place = Math.min(at - 6, free)
    free = place - 15
    const end = data.axis.range[1]
    const text = write(layer, end - 14, place, `${one.name} ${data.text(last)}`, {
      anchor: 'end',
      bold: true,
      halo: palette.paper,
    })
    text.attr('class', 'label')
    layer
      .append('path')
      .attr('d', glyphPath(one.tone, 8))
      .attr('fill', palette.tones[one.tone])
      .attr('transform', `translate(${round(end - 5)},${round(place - 4)})`)
  }
  return chart.node()!
}

/** One row a day, one column a platform. */
export function rows(data: LinesData, { texts, format }: Pick<ChartContext, 'texts' | 'format'>): Table {
  const length = Math.max(0, ...data.series.map((one) => one.values.length))
  return {
    caption: data.title,
    columns: [texts.charts.date, ...data.series.map((one) => one.name)],
    rows: Array.from({ length }, (_, day) => [format.date(day), ...data.series.map((one) => one.values[day] ?? null)]),
  }
}
