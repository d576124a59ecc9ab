import { select } from 'd3'
import { round, type Layer } from '../charts/chart.ts'
import { ribbonBetween, type Ribbon } from '../crowd/ribbon.ts'
import type { Scene } from '../crowd/scene.ts'
import { toneOf, type Lab } from './lab.ts'
import { BIG, drawLabels } from './stage-labels.ts'

/** The vectors of a moment; counts in dots, the last entry is offline. */
export interface StagePicture {
  scene: Scene
  main: readonly number[]
  /** Change over the day. */
  change: readonly number[]
  /** Outline and halo radii by slot, in px. */
  radii: readonly number[]
  halos: readonly number[]
  /** Moves of the day, (slots + 1) squared. */
  flows: Uint32Array
  dark: readonly number[]
  narrow: boolean
}

/** The largest move of the day. */
export interface Strongest {
  /** Along the middle of its ribbon: the middle first, then towards both ends. */
  points: readonly { x: number; y: number }[]
  /** Width of the ribbon in px. */
  width: number
  people: number
}

/** Ribbon widths: 1 px is 80,000 of 170 million people a day. */
const PX_PER_SHARE = 2125
const LEAST_SHARE = 20_000 / 170e6
const WIDEST = 44

/** Draws ribbons below the crowd, outlines and names above it. */
export function drawStage(under: SVGSVGElement, over: SVGSVGElement, picture: StagePicture, lab: Lab): void {
  for (const svg of [under, over]) {
    svg.setAttribute('viewBox', `0 0 ${picture.scene.width} ${picture.scene.height}`)
    svg.replaceChildren()
  }
  const below = select(under) as unknown as Layer
  const above = select(over) as unknown as Layer
  const largest = drawRibbons(below, picture, lab)
  const platforms = lab.record!.head.platforms
  platforms.forEach((id, slot) => drawOutline(above, id, slot, picture, lab))
  drawLabels(above, picture, largest, lab)
}

function drawRibbons(layer: Layer, picture: StagePicture, lab: Lab): Strongest | null {
  const { scene, flows, radii } = picture
  const { palette, record } = lab
  const size = scene.x.length + 1
  const all = picture.main.reduce((a, b) => a + b, 0)
  const definitions = layer.append('defs')
  const colour = (home: number) =>
    palette.tones[home < scene.x.length ? toneOf(lab, record!.head.platforms[home]!) : 'other']
  let largest: (Strongest & { net: number }) | null = null
  for (let from = 0; from < size; from++) {
    for (let to = 0; to < size; to++) {
      const net = flows[from * size + to]! - flows[to * size + from]!
      if (net / all < LEAST_SHARE) continue
      const ribbon = ribbonBetween(from, to, scene, radii)
      // Names of gradients are the whole page's: another crowd has its own.
      const name = `${layer.attr('id') ?? 'stage'}-${from}-${to}`
      const gradient = definitions
        .append('linearGradient')
        .attr('id', name)
        .attr('gradientUnits', 'userSpaceOnUse')
        .attr('x1', ribbon.x0)
        .attr('y1', ribbon.y0)
        .attr('x2', ribbon.x1)
        .attr('y2', ribbon.y1)
      const [weak, strong] = palette.name === 'light' ? [0.22, 0.4] : [0.34, 0.5]
      gradient.append('stop').attr('offset', 0).attr('stop-color', colour(from)).attr('stop-opacity', weak!)
      gradient.append('stop').attr('offset', 1).attr('stop-color', colour(to)).attr('stop-opacity', strong!)
      const width = Math.min(WIDEST, Math.max(3, (net / all) * PX_PER_SHARE))
      layer
        .append('path')
        .attr(
          'd',
          `M${round(ribbon.x0)},${round(ribbon.y0)}Q${round(ribbon.cx)},${round(ribbon.cy)} ${round(ribbon.x1)},${round(ribbon.y1)}`,
        )
        .attr('fill', 'none')
        .attr('stroke', `url(#${name})`)
        .attr('stroke-width', round(width))
      const between = from < size - 1 && to < size - 1
      if (between && net > (largest?.net ?? 0)) {
        largest = { points: pointsAlong(ribbon), width, people: net * lab.perDot, net }
      }
    }
  }
  return largest
}

/** Points of a ribbon's middle line, the middle first. */
function pointsAlong({ x0, y0, cx, cy, x1, y1 }: Ribbon): { x: number; y: number }[] {
  return [0.5, 0.42, 0.58, 0.34, 0.66].map((t) => {
    const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t * t]
    return { x: a * x0 + b * cx + c * x1, y: a * y0 + b * cy + c * y1 }
  })
}

function drawOutline(layer: Layer, id: string, slot: number, { scene, radii, dark }: StagePicture, lab: Lab): void {
  const radius = radii[slot]!
  if (radius === 0) return
  const isDark = dark.includes(slot)
  layer
    .append('circle')
    .attr('cx', round(scene.x[slot]!))
    .attr('cy', round(scene.y[slot]!))
    .attr('r', round(radius))
    .attr('fill', 'none')
    .attr('stroke', lab.palette.tones[toneOf(lab, id)])
    .attr('stroke-width', radius > BIG.wide ? 1.4 : 2.2)
    .attr('stroke-dasharray', isDark ? '2 5' : null)
}
