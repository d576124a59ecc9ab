import type { TimeAxis } from '../time-axis/time-axis.ts'
import { timeTicks } from '../time-axis/ticks.ts'
import { round, write, type ChartContext, type Layer } from './chart.ts'

/** What stands behind every chart over time. Moments in days since the scenario's first midnight. */
export interface Story {
  /** Period on which the model was fitted. */
  fitted: { from: number; to: number } | null
  /** Hours in which a platform was dark. */
  dark: readonly { from: number; to: number; name: string }[]
  /** Moments of events that run through the chart as poles. */
  poles: readonly number[]
}

/** Heights between which a chart draws, in px from its top. */
export interface Plot {
  axis: TimeAxis
  top: number
  bottom: number
}

export function drawBackdrop(chart: Layer, context: ChartContext, plot: Plot, story: Story): void {
  const { palette, texts } = context
  const layer = chart.append('g').attr('class', 'backdrop') as unknown as Layer
  const height = plot.bottom - plot.top
  if (story.fitted) {
    const [from, to] = [plot.axis.x(story.fitted.from), plot.axis.x(story.fitted.to)]
    bar(layer, from, to, plot.top, height).attr('fill', palette.fitted)
    // Above the low curves of quiet days, below the legend.
    const line = plot.bottom - Math.max(8, 0.3 * height)
    if (to - from > 90) write(layer, from + 70, line, texts.charts.fitted, { fill: palette.quiet })
    if (plot.axis.range[1] - to > 320) {
      write(layer, to + 130, line, texts.charts.notFitted, { fill: palette.quiet })
    }
  }
  for (const span of story.dark) {
    const [from, to] = [plot.axis.x(span.from), plot.axis.x(span.to)]
    bar(layer, from, to, plot.top, height).attr('fill', palette.ink).attr('fill-opacity', 0.14)
  }
  for (const pole of story.poles) {
    layer
      .append('line')
      .attr('x1', round(plot.axis.x(pole)))
      .attr('x2', round(plot.axis.x(pole)))
      .attr('y1', plot.top)
      .attr('y2', plot.bottom)
      .attr('stroke', palette.edge)
      .attr('stroke-opacity', 0.6)
      .attr('stroke-dasharray', '2 3')
  }
}

/** Lines of the value axis with their numbers at the left. */
export function drawValues(
  chart: Layer,
  context: ChartContext,
  plot: Plot,
  steps: readonly number[],
  y: (value: number) => number,
  text: (value: number) => string,
): void {
  const layer = chart.append('g').attr('class', 'values') as unknown as Layer
  const [left, right] = plot.axis.range
  for (const step of steps) {
    layer
      .append('line')
      .attr('x1', left)
      .attr('x2', right)
      .attr('y1', round(y(step)))
      .attr('y2', round(y(step)))
      .attr('stroke', step === 0 ? context.palette.edge : context.palette.grid)
    if (step !== 0) {
      write(layer, left + 2, y(step) - 4, text(step), { fill: context.palette.quiet, halo: context.palette.paper })
    }
  }
}

/** Names of days along the lower edge, for charts that do not stand under the timeline. */
export function drawDays(chart: Layer, context: ChartContext, plot: Plot): void {
  const layer = chart.append('g').attr('class', 'days') as unknown as Layer
  const dayOfMonth = (day: number) => Number(context.format.dayOfMonth(day))
  for (const tick of timeTicks(plot.axis, dayOfMonth)) {
    if (!tick.label) continue
    const text = tick.label === 'month' ? context.format.shortDate(tick.day) : context.format.dayOfMonth(tick.day)
    write(layer, tick.x, plot.bottom + 17, text, { anchor: 'middle', fill: context.palette.quiet })
  }
}

/** The line of the day that is shown. */
export function drawPlayhead(chart: Layer, context: ChartContext, plot: Plot, now: number): void {
  chart
    .append('line')
    .attr('class', 'playhead')
    .attr('x1', 0)
    .attr('x2', 0)
    .attr('y1', plot.top)
    .attr('y2', plot.bottom)
    .attr('transform', `translate(${round(plot.axis.x(now))},0)`)
    .attr('stroke', context.palette.ink)
    .attr('stroke-width', 2)
}

function bar(layer: Layer, from: number, to: number, top: number, height: number): Layer<SVGRectElement> {
  return layer
    .append('rect')
    .attr('x', round(from))
    .attr('width', round(Math.max(0, to - from)))
    .attr('y', top)
    .attr('height', height) as unknown as Layer<SVGRectElement>
}
