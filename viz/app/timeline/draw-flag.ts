import { round, write, type Layer } from '../../charts/chart.ts'
import type { Lab } from '../lab.ts'
import type { Flag } from '../story.ts'
import type { Hung } from './flag-rows.ts'
import { AXIS, FLAG, ROWS } from './sizes.ts'

/** Outline of a flag's cloth, from its pole to the right. */
const clothPath = ({ x, width }: Hung, y: number) =>
  `M${round(x)},${y}H${round(x + width)}l-5,${FLAG / 2}l5,${FLAG / 2}H${round(x)}Z`

/** Draws a flag and its pole; one without room for its cloth is a knob on its pole. */
export function drawFlag(group: Layer, flag: Flag, place: Hung, { palette }: Lab): void {
  const y = place.row === null ? AXIS - 8 : ROWS[place.row]
  group
    .append('line')
    .attr('x1', round(place.x))
    .attr('x2', round(place.x))
    .attr('y1', y)
    .attr('y2', AXIS)
    .attr('stroke', flag.lever ? palette.ink : palette.edge)
  if (place.row === null) {
    group
      .append('circle')
      .attr('cx', round(place.x))
      .attr('cy', AXIS - 8)
      .attr('r', 4)
      .attr('fill', palette.paper)
      .attr('stroke', palette.ink)
    // A knob is small; what can be hit is not.
    group
      .append('circle')
      .attr('cx', round(place.x))
      .attr('cy', AXIS - 8)
      .attr('r', 12)
      .attr('fill', 'transparent')
    return
  }
  group
    .append('path')
    .attr('d', clothPath(place, y))
    .attr('fill', flag.lever ? palette.ink : palette.paper)
    .attr('stroke', flag.lever ? palette.ink : palette.edge)
  if (flag.lever) drawGrip(group, place.x, y, palette.paper)
  write(group, place.x + (flag.lever ? 16 : 8), y + 15, flag.title, {
    bold: flag.lever,
    fill: flag.lever ? palette.paper : palette.ink,
  })
}

/** The flag's outline where it was, while it is dragged. */
export function drawGhost(layer: Layer, place: Hung, { palette }: Lab): void {
  layer
    .append('path')
    .attr('class', 'ghost')
    .attr('d', clothPath(place, ROWS[place.row ?? 1]!))
    .attr('fill', 'none')
    .attr('stroke', palette.edge)
    .attr('stroke-dasharray', '3 3')
}

function drawGrip(group: Layer, x: number, y: number, fill: string): void {
  for (const dx of [6, 10]) {
    for (const dy of [7, 11, 15]) {
      group
        .append('circle')
        .attr('cx', round(x + dx))
        .attr('cy', y + dy)
        .attr('r', 1)
        .attr('fill', fill)
    }
  }
}
