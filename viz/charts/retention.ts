import { interpolateRgb, line, scaleLinear } from 'd3'
import type { Tone } from '../style/tokens.ts'
import { announce, createChart, round, write, type ChartContext, type Layer } from './chart.ts'
import type { Table } from './table.ts'

/** Those who joined on one day, and the share of them who opened it on the nth day after. */
export interface Cohort {
  day: number
  size: number
  /** One for each of the ages. NaN where unknown. */
  shares: readonly number[]
}

export interface RetentionData {
  title: string
  tone: Tone
  /** Days since joining, rising. */
  ages: readonly number[]
  cohorts: readonly Cohort[]
}

const LEFT = 92
const TOP = 22
const WIDEST = 96

/** Retention as a heat map: one row a cohort, one column an age, the number in the cell where it fits. */
export function drawRetentionHeat(data: RetentionData, context: ChartContext): SVGSVGElement {
  const { palette, texts, format } = context
  const chart = createChart(context, data.title)
  const layer = chart as unknown as Layer
  const columns = Math.max(1, data.ages.length)
  const width = Math.min(WIDEST, (context.width - LEFT) / columns)
  const height = Math.min(22, (context.height - TOP) / Math.max(1, data.cohorts.length))
  const shade = interpolateRgb(palette.fill, palette.tones[data.tone])
  const every = Math.max(1, Math.ceil(44 / width))
  data.ages.forEach((age, n) => {
    if (n % every !== 0) return
    const label = width > 60 ? texts.charts.after(age) : String(age)
    write(layer, LEFT + (n + 0.5) * width, TOP - 8, label, { anchor: 'middle', fill: palette.quiet })
  })
  data.cohorts.forEach((cohort, row) => {
    const y = TOP + row * height
    if (height > 12) write(layer, LEFT - 8, y + height / 2 + 4, format.shortDate(cohort.day), { anchor: 'end' })
    cohort.shares.forEach((share, n) => {
      if (!Number.isFinite(share)) return
      const cell = layer.append('g')
      cell
        .append('rect')
        .attr('x', round(LEFT + n * width))
        .attr('y', round(y))
        .attr('width', round(width - 1))
        .attr('height', round(height - 1))
        .attr('fill', shade(share))
      if (width > 26 && height > 13) {
        const fill = share > 0.5 ? palette.paper : palette.ink
        write(cell as unknown as Layer, LEFT + (n + 0.5) * width, y + height / 2 + 4, String(Math.round(share * 100)), {
          anchor: 'middle',
          fill,
        })
      }
      const label = `${format.date(cohort.day)}, ${texts.charts.after(data.ages[n]!)}: ${format.percent(share)}`
      announce(cell as unknown as Layer, label)
    })
  })
  return chart.node()!
}

/** Retention as one thin line a cohort and a strong one for all of them together. */
export function drawRetentionLines(data: RetentionData, context: ChartContext): SVGSVGElement {
  const { palette, texts, format } = context
  const chart = createChart(context, data.title)
  const layer = chart as unknown as Layer
  const oldest = data.ages.at(-1) ?? 1
  const x = scaleLinear()
    .domain([0, oldest])
    .range([44, context.width - 60])
  const y = scaleLinear()
    .domain([0, 1])
    .range([context.height - 24, 10])
  for (const step of [0, 0.25, 0.5, 0.75, 1]) {
    layer
      .append('line')
      .attr('x1', 44)
      .attr('x2', context.width - 60)
      .attr('y1', round(y(step)))
      .attr('y2', round(y(step)))
      .attr('stroke', step === 0 ? palette.edge : palette.grid)
    write(layer, 38, y(step) + 4, format.percent(step), { anchor: 'end', fill: palette.quiet })
  }
  for (const n of x.ticks(8))
    write(layer, x(n), context.height - 8, texts.charts.after(n), { anchor: 'middle', fill: palette.quiet })
  const path = line<number>()
    .defined(Number.isFinite)
    .x((_, n) => round(x(data.ages[n]!)))
    .y((share) => round(y(share)))
  const stroke = (shares: readonly number[], width: number, opacity: number) =>
    layer
      .append('path')
      .attr('d', path(shares))
      .attr('fill', 'none')
      .attr('stroke', palette.tones[data.tone])
      .attr('stroke-width', width)
      .attr('stroke-opacity', opacity)
  for (const cohort of data.cohorts) stroke(cohort.shares, 0.8, 0.35)
  const all = together(data.cohorts, data.ages.length)
  announce(stroke(all, 2.4, 1) as unknown as Layer, data.title)
  return chart.node()!
}

/** Mean over cohorts, weighted by their sizes, of what is known at each age. */
export function together(cohorts: readonly Cohort[], length: number): number[] {
  return Array.from({ length }, (_, n) => {
    const known = cohorts.filter((cohort) => Number.isFinite(cohort.shares[n]))
    const size = known.reduce((sum, cohort) => sum + cohort.size, 0)
    return size === 0 ? NaN : known.reduce((sum, cohort) => sum + cohort.size * cohort.shares[n]!, 0) / size
  })
}

export function rows(data: RetentionData, { texts, format }: Pick<ChartContext, 'texts' | 'format'>): Table {
  return {
    caption: `${data.title}: ${texts.charts.stillOpen}`,
    columns: [texts.charts.joined, texts.charts.size, ...data.ages.map((age) => texts.charts.after(age))],
    rows: data.cohorts.map((cohort) => [
      format.date(cohort.day),
      Math.round(cohort.size),
      ...data.ages.map((_, n) => cohort.shares[n] ?? null),
    ]),
  }
}
