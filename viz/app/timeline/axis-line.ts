import { round, write, type Layer } from '../../charts/chart.ts'
import { timeTicks } from '../../time-axis/ticks.ts'
import type { Lab } from '../lab.ts'
import { AXIS } from './sizes.ts'

/** Px before which a date does not fit on both sides of its tick. */
const HALF_A_DATE = 20

/** The line of the axis, its stretched part in ink, and its days. */
export function drawAxisLine(layer: Layer, { axis, palette, format, scenario }: Lab): void {
  const line = (from: number, to: number, width: number, colour: string) =>
    layer
      .append('line')
      .attr('x1', round(from))
      .attr('x2', round(to))
      .attr('y1', AXIS)
      .attr('y2', AXIS)
      .attr('stroke', colour)
      .attr('stroke-width', width)
  line(axis.range[0], axis.range[1], 1, palette.edge)
  if (axis.lens) line(axis.x(axis.lens.from), axis.x(axis.lens.to), 2, palette.ink)
  for (const tick of timeTicks(axis, (day) => Number(format.dayOfMonth(day)))) {
    layer
      .append('line')
      .attr('x1', round(tick.x))
      .attr('x2', round(tick.x))
      .attr('y1', AXIS)
      .attr('y2', AXIS + (tick.label ? 5 : 3))
      .attr('stroke', palette.edge)
    if (!tick.label || tick.day >= scenario.time.days) continue
    const text = tick.label === 'month' ? format.shortDate(tick.day) : format.dayOfMonth(tick.day)
    const middle = tick.label === 'day' ? axis.x(tick.day + 0.5) : tick.x
    write(layer, middle, AXIS + 19, text, { anchor: middle < HALF_A_DATE ? 'start' : 'middle', fill: palette.quiet })
  }
}
