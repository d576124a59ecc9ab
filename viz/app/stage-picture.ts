import { select } from 'd3'
import { round, write, type Layer } from '../charts/chart.ts'
import { ribbonBetween, type Ribbon } from '../crowd/ribbon.ts'
import type { Scene } from '../crowd/scene.ts'
import { glyphPath, ringPath } from '../style/glyph.ts'
import { nameOf, toneOf, type Lab } from './lab.ts'

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

/** Ribbon widths: 1 px is 80,000 of 170 million people a day. */
const PX_PER_SHARE = 2125
const LEAST_SHARE = 20_000 / 170e6
const WIDEST = 44
/** Radius from which a name stands on its island instead of beside it. */
const BIG = { wide: 52, narrow: 38 } as const
const TINY = 0.0004

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
  platforms.forEach((id, slot) => drawLabel(above, id, slot, picture, lab))
  drawOffline(above, picture, lab)
  if (largest) {
    const text = lab.texts.stage.moved(lab.format.short(largest.people))
    write(above, largest.x, largest.y, text, {
      anchor: 'middle',
      bold: true,
      size: 13,
      fill: lab.palette.ink,
      halo: lab.palette.paper,
    })
  }
}

function drawRibbons(layer: Layer, picture: StagePicture, lab: Lab): { x: number; y: number; people: number } | null {
  const { scene, flows, radii } = picture
  const { palette, record } = lab
  const size = scene.x.length + 1
  const all = picture.main.reduce((a, b) => a + b, 0)
  const definitions = layer.append('defs')
  const colour = (home: number) =>
    palette.tones[home < scene.x.length ? toneOf(lab, record!.head.platforms[home]!) : 'other']
  let largest: { x: number; y: number; people: number; net: number } | null = null
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
        largest = { ...labelPlace(ribbon, width, picture), people: net * lab.perDot, net }
      }
    }
  }
  return largest
}

/** Where along a ribbon its number covers no island: the middle if possible. */
function labelPlace(ribbon: Ribbon, width: number, { scene, halos }: StagePicture): { x: number; y: number } {
  const at = (t: number) => {
    const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t * t]
    const y = a * ribbon.y0 + b * ribbon.cy + c * ribbon.y1 - width / 2 - 8
    return { x: a * ribbon.x0 + b * ribbon.cx + c * ribbon.x1, y }
  }
  const clear = (place: { x: number; y: number }) =>
    halos.every((halo, slot) => Math.hypot(scene.x[slot]! - place.x, scene.y[slot]! - place.y) > halo + 40)
  return [0.5, 0.42, 0.58, 0.34, 0.66].map(at).find(clear) ?? at(0.5)
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

function drawLabel(layer: Layer, id: string, slot: number, picture: StagePicture, lab: Lab): void {
  const { scene, radii, halos, main, change, dark, narrow } = picture
  const { palette, texts, format } = lab
  const tone = toneOf(lab, id)
  const name = nameOf(lab, id)
  const people = narrow ? format.short(main[slot]! * lab.perDot) : format.people(main[slot]! * lab.perDot)
  const moved = change[slot]! * lab.perDot
  const today = dark.includes(slot) ? texts.stage.knocking : moved === 0 ? '' : texts.stage.today(format.signed(moved))
  const lines = narrow || today === '' ? [people] : [people, today]
  const big = radii[slot]! > (narrow ? BIG.narrow : BIG.wide)
  if (main[slot]! < main.reduce((a, b) => a + b, 0) * TINY)
    return drawTinyLabel(layer, `${name} ${people}`, id, slot, picture, lab)
  const group = layer.append('g') as unknown as Layer
  let x = scene.x[slot]! - 44
  const y = scene.y[slot]! - 16
  if (big) {
    const width = Math.max(96, 34 + widthOf(name, 15), 20 + Math.max(...lines.map((line) => widthOf(line, 13))))
    x = scene.x[slot]! - width / 2 + 14
    group
      .append('rect')
      .attr('x', round(scene.x[slot]! - width / 2))
      .attr('y', round(y - 18))
      .attr('width', round(width))
      .attr('height', 26 + lines.length * 17)
      .attr('rx', 6)
      .attr('fill', palette.paper)
      .attr('fill-opacity', 0.93)
  } else {
    const beyond = Math.max(halos[slot]!, 6) + 8
    const room = Math.max(widthOf(name, 15) + 24, ...lines.map((line) => widthOf(line, 13)))
    const right = scene.x[slot]! + beyond + room < scene.width
    x = right ? scene.x[slot]! + beyond : scene.x[slot]! - beyond - room
  }
  const halo = big ? undefined : palette.paper
  group
    .append('path')
    .attr('d', glyphPath(tone, 10))
    .attr('transform', `translate(${round(x + 5)},${round(y - 5)})`)
    .attr('fill', palette.tones[tone])
  write(group, x + 18, y, name, { bold: true, size: 15, fill: palette.ink, halo })
  lines.forEach((line, i) =>
    write(group, x, y + 17 * (i + 1), line, {
      size: i === 0 ? 13 : 12,
      fill: i === 0 ? palette.ink : palette.quiet,
      halo,
    }),
  )
}

/** A home of next to nobody: one quiet line. */
function drawTinyLabel(
  layer: Layer,
  text: string,
  id: string,
  slot: number,
  { scene, halos }: StagePicture,
  lab: Lab,
): void {
  const tone = toneOf(lab, id)
  const x = scene.x[slot]! + Math.max(6, halos[slot]!) + 8
  const y = scene.y[slot]! + 4
  layer
    .append('path')
    .attr('d', glyphPath(tone, 8))
    .attr('transform', `translate(${round(x + 4)},${round(y - 4)})`)
    .attr('fill', lab.palette.tones[tone])
  write(layer, x + 14, y, text, { fill: lab.palette.quiet, halo: lab.palette.paper })
}

function drawOffline(layer: Layer, { scene, main }: StagePicture, lab: Lab): void {
  const { palette, texts, format } = lab
  const y = scene.ground - 30
  const x = scene.width * 0.64
  layer
    .append('path')
    .attr('d', ringPath(4))
    .attr('transform', `translate(${round(x)},${round(y - 4)})`)
    .attr('fill', palette.paper)
    .attr('stroke', palette.quiet)
    .attr('stroke-width', 1.4)
  const name = write(layer, x + 11, y, texts.offline, { bold: true, fill: palette.ink, halo: palette.paper })
  name
    .append('tspan')
    .attr('font-weight', 400)
    .text(` ${format.people(main.at(-1)! * lab.perDot)}`)
  layer
    .append('line')
    .attr('x1', 0)
    .attr('x2', scene.width)
    .attr('y1', scene.ground + 1)
    .attr('y2', scene.ground + 1)
    .attr('stroke', palette.edge)
}

/** A rough width of a line of text: full-width characters count for two. */
function widthOf(text: string, size: number): number {
  let units = 0
  for (const character of text) units += character.codePointAt(0)! > 0x2e80 ? 1.02 : 0.58
  return units * size
}
