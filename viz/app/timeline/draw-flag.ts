import { round, write, type Layer } from '../../charts/chart.ts'
import type { Lab } from '../lab.ts'
import type { Flag } from '../story.ts'
import type { Hung } from './flag-rows.ts'
import { AXIS, FLAG, ROWS } from './sizes.ts'

/** Outline of a flag's cloth, from its pole to the right; at the end of the axis it hangs across its pole. */
const clothPath = ({ x, left, width }: Hung, y: number) => {
  const end = left < x ? `v${FLAG}` : `l-5,${FLAG / 2}l5,${FLAG / 2}`
  return `M${round(left)},${y}H${round(left + width)}${end}H${round(left)}Z`
}

/** Height at which a flag hangs; one without room for its cloth is a knob on a short pole. */
const heightOf = ({ row }: Hung) => (row === null ? AXIS - 8 : ROWS[row])

/** Draws the pole of a flag: thin and dashed, so that nobody takes it for the playhead. */
export function drawPole(layer: Layer, flag: Flag, place: Hung, { palette }: Lab): void {
  layer
    .append('line')
    .attr('data-pole', flag.path)
    .attr('x1', round(place.x))
    .attr('x2', round(place.x))
    .attr('y1', heightOf(place))
    .attr('y2', AXIS)
    .attr('stroke', palette.edge)
    .attr('stroke-dasharray', '2 3')
}

/** Draws a flag without its pole. */
export function drawFlag(group: Layer, flag: Flag, place: Hung, { palette }: Lab): void {
  const y = heightOf(place)
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
  const textLeft = place.left + (flag.lever ? 16 : 8)
  group
    .append('path')
    .attr('d', clothPath(place, y))
    .attr('fill', flag.lever ? palette.ink : palette.paper)
    .attr('stroke', flag.lever ? palette.ink : palette.edge)
  if (flag.lever) drawGrip(group, textLeft - 16, y, palette.paper)
  write(group, textLeft, y + 15, flag.title, {
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
