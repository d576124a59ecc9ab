import { glyphPath } from '../style/glyph.ts'
import { DASHES, type Tone } from '../style/tokens.ts'
import { createChart, round, write, type ChartContext, type Layer } from './chart.ts'

/** One person in the lens. */
export interface LensPerson {
  dot: number
  /** CSS px of the stage. */
  x: number
  y: number
  /** Where he came from. */
  tone: Tone
  /** Opened his main home on the day that is shown. */
  today: boolean
  /** Second home; null without one. */
  second: Tone | null
  /** The person in words. */
  label: string
}

export interface LensData {
  title: string
  /** Middle of the lens on the stage, in CSS px. */
  x: number
  y: number
  people: readonly LensPerson[]
  /** Outlines of the islands. */
  islands: readonly { name: string; tone: Tone; x: number; y: number; radius: number }[]
  /** Person who is chosen. */
  chosen: number | null
  /** Prefix of the ids of its people, unique in the page. */
  id: string
}

/** How much larger the lens shows the stage. */
export const ZOOM = 8

const DOT = 4.5
const RING = 8
const CHOSEN = 17

/** Reach of a lens around its middle on the stage, in CSS px: everyone who can be seen in it is nearer. */
export function lensReach(width: number, height: number): number {
  return Math.hypot(width / 2, height / 2) / ZOOM + RING / ZOOM
}

/** The stage under the lens: each person a dot in the colour of where he came from, a ring for his second home. */
export function drawLens(data: LensData, context: ChartContext): SVGSVGElement {
  const { palette, width, height } = context
  const chart = createChart(context, data.title)
  const layer = chart as unknown as Layer
  const x = (at: number) => round(width / 2 + (at - data.x) * ZOOM)
  const y = (at: number) => round(height / 2 + (at - data.y) * ZOOM)
  for (const island of data.islands) {
    layer
      .append('circle')
      .attr('cx', x(island.x))
      .attr('cy', y(island.y))
      .attr('r', round(island.radius * ZOOM))
      .attr('fill', 'none')
      .attr('stroke', palette.tones[island.tone])
      .attr('stroke-width', 2)
  }
  for (const person of data.people) {
    const mark = layer
      .append('g')
      .attr('class', 'person')
      .attr('id', `${data.id}-${person.dot}`)
      .attr('data-dot', person.dot)
      .attr('role', 'option')
      .attr('aria-selected', String(person.dot === data.chosen))
      .attr('aria-label', person.label)
      .attr('transform', `translate(${x(person.x)},${y(person.y)})`)
    mark.append('circle').attr('r', 12).attr('fill-opacity', 0)
    if (person.dot === data.chosen)
      mark.append('circle').attr('r', CHOSEN).attr('fill', 'none').attr('stroke', palette.ink).attr('stroke-width', 2.4)
    if (person.second)
      mark
        .append('circle')
        .attr('r', RING)
        .attr('fill', 'none')
        .attr('stroke', palette.tones[person.second])
        .attr('stroke-width', 1.8)
        // Dashes as long as those of the platform's line, as far as they fit on so small a ring.
        .attr('stroke-dasharray', DASHES[person.second] || null)
    mark
      .append('circle')
      .attr('r', DOT)
      .attr('fill', palette.tones[person.tone])
      .attr('fill-opacity', person.today ? null : 0.45)
  }
  const inside = data.islands.find(({ x: ix, y: iy, radius }) => Math.hypot(ix - data.x, iy - data.y) <= radius)
  if (inside) {
    layer
      .append('path')
      .attr('d', glyphPath(inside.tone, 10))
      .attr('fill', palette.tones[inside.tone])
      .attr('transform', 'translate(18,20)')
    write(layer, 30, 25, inside.name, { bold: true, size: 15, halo: palette.panel })
  }
  return chart.node()!
}

export type Direction = 'left' | 'right' | 'up' | 'down'

const TOWARDS: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
}

/**
 * The next person in a direction: near, and not far aside.
 *
 * @returns the person himself when nobody lies there
 */
export function nextPerson(people: readonly LensPerson[], from: LensPerson, direction: Direction): LensPerson {
  const [ux, uy] = TOWARDS[direction]
  let best = from
  let least = Infinity
  for (const person of people) {
    const [dx, dy] = [person.x - from.x, person.y - from.y]
    const ahead = dx * ux + dy * uy
    const aside = Math.abs(dx * uy) + Math.abs(dy * ux)
    // Within 45 degrees; what lies aside counts double.
    if (ahead <= 0 || aside > ahead) continue
    const cost = ahead + 2 * aside
    if (cost >= least) continue
    least = cost
    best = person
  }
  return best
}
