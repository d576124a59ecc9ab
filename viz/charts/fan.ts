import { area, line, scaleLinear } from 'd3'
import { DASHES, type Tone } from '../style/tokens.ts'
import type { TimeAxis } from '../time-axis/time-axis.ts'
import { drawBackdrop, drawDays, drawPlayhead, drawValues, type Plot, type Story } from './backdrop.ts'
import { announce, createChart, round, roundSteps, write, type ChartContext, type Layer } from './chart.ts'
import type { Table } from './table.ts'

/** Lowest and highest value of each day. */
export interface Band {
  low: readonly number[]
  high: readonly number[]
}

export interface Observation {
  /** Day (0-based) of which the value speaks. */
  day: number
  value: number
  source: string
  /** How the value came into the unit of the chart, where it was not published in it. */
  note?: string
}

/** One value per day over a run, with its spread over everything that fits. */
export interface FanData {
  title: string
  tone: Tone
  axis: TimeAxis
  /** Per day; drawn at noon. NaN where there is none (yet). */
  median: readonly number[]
  half: Band | null
  ninety: Band | null
  /** Single runs, at most 8 are drawn. */
  runs: readonly (readonly number[])[]
  observed: readonly Observation[]
  /** Moment shown, in days. */
  now: number
  story: Story
  /** Runs done of those asked for; null when all are in. */
  stale: { done: number; all: number } | null
  /** How a value is written. */
  text: (value: number) => string
  /** Whether days are named along the lower edge. */
  days: boolean
}

const RUNS = 8

/** Median, 50 % and 90 % bands, thin single runs and observed points over time. */
export function drawFan(data: FanData, context: ChartContext): SVGSVGElement {
  const { palette, texts } = context
  const chart = createChart(context, rows(data, context).caption)
  const plot: Plot = { axis: data.axis, top: 4, bottom: context.height - (data.days ? 26 : 6) }
  const top = highest(data)
  const y = scaleLinear()
    .domain([0, top])
    .range([plot.bottom, plot.top + 10])
  drawBackdrop(chart as unknown as Layer, context, plot, data.story)
  drawValues(chart as unknown as Layer, context, plot, roundSteps(0, top, 4), y, data.text)

  const hue = palette.tones[data.tone]
  const x = (day: number) => round(data.axis.x(day + 0.5))
  const opacity = data.stale ? 0.4 : 1
  const bands = chart.append('g').attr('class', 'bands').attr('opacity', opacity)
  const shape = (band: Band) =>
    area<number>()
      .defined((day) => Number.isFinite(band.low[day]) && Number.isFinite(band.high[day]))
      .x(x)
      .y0((day) => round(y(band.low[day]!)))
      .y1((day) => round(y(band.high[day]!)))(data.median.map((_, day) => day))
  if (data.ninety) bands.append('path').attr('d', shape(data.ninety)).attr('fill', hue).attr('fill-opacity', 0.12)
  if (data.half) bands.append('path').attr('d', shape(data.half)).attr('fill', hue).attr('fill-opacity', 0.2)

  const curve = (values: readonly number[], keep: (day: number) => boolean) =>
    line<number>()
      .defined((day) => Number.isFinite(values[day]) && keep(day))
      .x(x)
      .y((day) => round(y(values[day]!)))(values.map((_, day) => day))
  for (const run of data.runs.slice(0, RUNS)) {
    chart
      .append('path')
      .attr(
        'd',
        curve(run, () => true),
      )
      .attr('class', 'run')
      .attr('fill', 'none')
      .attr('stroke', hue)
      .attr('stroke-width', 0.8)
      .attr('stroke-opacity', 0.35)
  }
  const past = chart
    .append('path')
    .attr(
      'd',
      curve(data.median, (day) => day <= data.now),
    )
    .attr('class', 'median past')
  const coming = chart
    .append('path')
    .attr(
      'd',
      curve(data.median, (day) => day >= data.now - 1),
    )
    .attr('class', 'median coming')
  for (const path of [past, coming]) path.attr('fill', 'none').attr('stroke', hue).attr('stroke-width', 2.4)
  past.attr('stroke-dasharray', DASHES[data.tone] || null)
  coming.attr('stroke-dasharray', '5 4')
  drawPlayhead(chart as unknown as Layer, context, plot, data.now)
  if (data.days) drawDays(chart as unknown as Layer, context, plot)
  if (data.stale) {
    const { done, all } = data.stale
    write(chart as unknown as Layer, data.axis.range[1], plot.top + 12, texts.charts.stale(done, all), {
      anchor: 'end',
      fill: palette.quiet,
    })
  }

  const points = chart.append('g').attr('class', 'observed') as unknown as Layer
  for (const point of data.observed) {
    const mark = points.append('g').attr('transform', `translate(${x(point.day)},${round(y(point.value))})`)
    if (outside(data, point)) {
      mark
        .append('circle')
        .attr('r', 9)
        .attr('fill', 'none')
        .attr('stroke', palette.ink)
        .attr('stroke-dasharray', '2 2')
    }
    mark.append('circle').attr('r', 12).attr('fill-opacity', 0)
    mark
      .append('circle')
      .attr('r', 4.5)
      .attr('fill', palette.paper)
      .attr('stroke', palette.ink)
      .attr('stroke-width', 1.8)
    announce(mark as unknown as Layer, describePoint(data, point, context))
  }
  return chart.node()!
}

/** `13 January: 3.4 million, observed, Similarweb via Reuters, above the 90 % band (1.9–3.2)`. */
export function describePoint(data: FanData, point: Observation, { texts, format }: ChartContext): string {
  const parts = [`${format.date(point.day)}: ${data.text(point.value)}`, texts.charts.observed, point.source]
  if (point.note !== undefined) parts.push(point.note)
  const low = data.ninety?.low[point.day]
  const high = data.ninety?.high[point.day]
  if (low !== undefined && high !== undefined && Number.isFinite(low)) {
    const say = point.value > high ? texts.charts.above : point.value < low ? texts.charts.below : texts.charts.inside
    parts.push(say(data.text(low), data.text(high)))
  }
  return parts.join(', ')
}

/** Of two points on a day the table has the first as a number, and says of both whose they are. */
function sourceOf({ source, note }: Observation): string {
  return note === undefined ? source : `${source} (${note})`
}

function outside(data: FanData, point: Observation): boolean {
  const low = data.ninety?.low[point.day] ?? -Infinity
  const high = data.ninety?.high[point.day] ?? Infinity
  return point.value < low || point.value > high
}

function highest(data: FanData): number {
  const values = [
    ...data.median,
    ...(data.ninety?.high ?? []),
    ...data.runs.slice(0, RUNS).flat(),
    ...data.observed.map((point) => point.value),
  ].filter(Number.isFinite)
  return Math.max(1e-9, ...values) * 1.05
}

/** The chart as a table: one row a day. */
export function rows(data: FanData, { texts, format }: Pick<ChartContext, 'texts' | 'format'>): Table {
  const { low90, low50, mid, high50, high90, value, observed, source, date } = texts.charts
  const known = data.median.filter(Number.isFinite)
  const peak = data.median.indexOf(Math.max(...known))
  const peakText = peak < 0 ? '' : `. ${texts.charts.peak(format.date(peak), data.text(data.median[peak]!))}`
  const spread = data.half !== null && data.ninety !== null
  return {
    caption: `${data.title}${peakText}`,
    columns: [date, ...(spread ? [low90, low50, mid, high50, high90] : [value]), observed, source],
    rows: data.median.map((v, day) => {
      const points = data.observed.filter((point) => point.day === day)
      const values = spread
        ? [data.ninety!.low[day]!, data.half!.low[day]!, v, data.half!.high[day]!, data.ninety!.high[day]!]
        : [v]
      return [format.date(day), ...values, points[0]?.value ?? null, points.map(sourceOf).join('; ') || null]
    }),
  }
}
