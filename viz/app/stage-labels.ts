import { write, round, type Layer } from '../charts/chart.ts'
import { RIM } from '../crowd/scene.ts'
import { glyphPath, ringPath } from '../style/glyph.ts'
import { takePlace, type Box, type Taken } from './label-places.ts'
import { nameOf, platformsInOrder, toneOf, type Lab } from './lab.ts'
import type { Strongest, StagePicture } from './stage-picture.ts'

/** Radius from which a name stands on its island instead of beside it. */
export const BIG = { wide: 52, narrow: 26 } as const
/** Share of all people from which a home is worth more than one quiet line. */
const TINY = 0.0004
/** Height of a label's name, and of each line below it. */
const NAME = 20
const LINE = 17
/** Widths of lines change from moment to moment; in steps, so that a label does not hop from side to side. */
const STEP = { wide: 24, narrow: 8 } as const
/** Between the edge of a plate and its words. */
const PAD = { wide: 10, narrow: 6 } as const

/** A name with what is said below it, measured. */
interface Label {
  id: string
  slot: number
  lines: readonly string[]
  width: number
  height: number
  big: boolean
  /** Between the edge of its place and the words, in px. */
  pad: number
}

/** Writes the names of all homes where they cover neither each other nor another island, and the largest move. */
export function drawLabels(layer: Layer, picture: StagePicture, strongest: Strongest | null, lab: Lab): void {
  const { scene, halos } = picture
  // Where nobody lives, first or second, there is nothing to go round.
  const discs = halos.map((halo, slot) => {
    return { x: scene.x[slot]!, y: scene.y[slot]!, radius: halo > 2 * RIM ? halo : 0 }
  })
  // Above the highest island stand the date and the finding.
  const top = Math.min(...discs.filter(({ radius }) => radius > 0).map(({ y, radius }) => y - radius))
  const room = { x: 4, y: top, width: scene.width - 8, height: scene.ground - 4 - top }
  const taken: Taken = { boxes: [], discs }
  const place: Place = (places, own, needed) => takePlace(places, own, taken, room, needed)
  const labels = platformsInOrder(lab).flatMap((id) => measure(id, lab.record!.slot(id), picture, lab) ?? [])
  // Names on their islands have no choice; those beside them go round.
  for (const label of [...labels].sort((a, b) => Number(b.big) - Number(a.big))) {
    const box = place(placesOf(label, picture), label.slot, true)
    if (box) drawLabel(layer, label, box, lab)
  }
  drawOffline(layer, picture, lab, place)
  if (strongest) drawStrongest(layer, strongest, lab, place)
}

type Place = (places: readonly Box[], own: number, needed: boolean) => Box | null

/** What is to be written at an island; null where nobody lives. */
function measure(id: string, slot: number, picture: StagePicture, lab: Lab): Label | null {
  const { main, change, dark, narrow, radii } = picture
  const { texts, format } = lab
  const here = main[slot]!
  if (Math.round(here) === 0) return null
  const people = narrow ? format.short(here * lab.perDot) : format.people(here * lab.perDot)
  const moved = change[slot]! * lab.perDot
  const today = dark.includes(slot) ? texts.stage.knocking : moved === 0 ? '' : texts.stage.today(format.signed(moved))
  const few = here < main.reduce((a, b) => a + b, 0) * TINY
  const lines = few ? [] : narrow || today === '' ? [people] : [people, today]
  const name = widthOf(nameOf(lab, id), few ? 12 : 15) + 22
  const widest = Math.max(name, ...lines.map((line) => widthOf(line, 13)))
  const room = narrow ? 'narrow' : 'wide'
  const big = radii[slot]! > BIG[room]
  const pad = big ? PAD[room] : 0
  return {
    id,
    slot,
    lines,
    width: STEP[room] * Math.ceil((widest + 2 * pad) / STEP[room]),
    height: NAME + lines.length * LINE + (big ? 8 : 0),
    big,
    pad,
  }
}

/** Where a label may stand: on its island, or around it. */
function placesOf({ slot, width, height, big }: Label, { scene, halos }: StagePicture): Box[] {
  const [x, y] = [scene.x[slot]!, scene.y[slot]!]
  const box = (left: number, top: number): Box => ({ x: left, y: top, width, height })
  if (big) {
    const aside = [0, -24, 24, -48, 48]
    return aside.flatMap((dy) => aside.map((dx) => box(x - width / 2 + dx, y - height / 2 + dy)))
  }
  const beyond = Math.max(halos[slot]!, 6) + 6
  const [above, below] = [y - beyond - height, y + beyond]
  const [first, last] = [x - 20, x + 20 - width]
  return [
    box(x + beyond, y - height / 2),
    box(x - width / 2, above),
    box(x - width / 2, below),
    ...[above, below].flatMap((top) => [box(first, top), box(last, top)]),
    box(x - beyond - width, y - height / 2),
    ...[above, below].flatMap((top) => [box(x + beyond * 0.7, top + 12), box(x - beyond * 0.7 - width, top + 12)]),
  ]
}

function drawLabel(layer: Layer, { id, lines, big, pad }: Label, box: Box, lab: Lab): void {
  const { palette } = lab
  const tone = toneOf(lab, id)
  const quiet = lines.length === 0
  if (big) {
    layer
      .append('rect')
      .attr('x', round(box.x))
      .attr('y', round(box.y))
      .attr('width', round(box.width))
      .attr('height', box.height)
      .attr('rx', 6)
      .attr('fill', palette.paper)
      .attr('fill-opacity', 0.93)
  }
  const halo = big ? undefined : palette.paper
  const x = box.x + pad
  const y = box.y + (big ? 4 : 0) + 15
  layer
    .append('path')
    .attr('d', glyphPath(tone, quiet ? 8 : 10))
    .attr('transform', `translate(${round(x + 5)},${round(y - 5)})`)
    .attr('fill', palette.tones[tone])
  const style = quiet ? { fill: palette.quiet, halo } : { bold: true, size: 15, fill: palette.ink, halo }
  write(layer, x + 16, y, nameOf(lab, id), style)
  lines.forEach((line, i) =>
    write(layer, x, y + LINE * (i + 1), line, {
      size: i === 0 ? 13 : 12,
      fill: i === 0 ? palette.ink : palette.quiet,
      halo,
    }),
  )
}

/** The number of the largest move, beside its ribbon where there is room. */
function drawStrongest(layer: Layer, { points, width, people }: Strongest, lab: Lab, place: Place): void {
  const { palette, texts, format } = lab
  const text = texts.stage.moved(format.short(people))
  const [long, high] = [widthOf(text, 13) + 8, 20]
  const beside = width / 2 + 4
  const box = place(
    points.flatMap((point) => [
      { x: point.x - long / 2, y: point.y - beside - high, width: long, height: high },
      { x: point.x - long / 2, y: point.y + beside, width: long, height: high },
      { x: point.x + beside, y: point.y - high / 2, width: long, height: high },
      { x: point.x - beside - long, y: point.y - high / 2, width: long, height: high },
    ]),
    -1,
    false,
  )
  if (!box) return
  const style = { anchor: 'middle', bold: true, size: 13, fill: palette.ink, halo: palette.paper } as const
  write(layer, box.x + long / 2, box.y + 15, text, style)
}

function drawOffline(layer: Layer, { scene, main, narrow }: StagePicture, lab: Lab, place: Place): void {
  const { palette, texts, format } = lab
  layer
    .append('line')
    .attr('x1', 0)
    .attr('x2', scene.width)
    .attr('y1', scene.ground + 1)
    .attr('y2', scene.ground + 1)
    .attr('stroke', palette.edge)
  const there = main.at(-1)! * lab.perDot
  const people = narrow ? format.short(there) : format.people(there)
  const width = widthOf(`${texts.offline} ${people}`, 12) + 20
  const at = (x: number) => ({
    x: Math.min(x, scene.width - width - 8),
    y: scene.ground - (narrow ? 28 : 44),
    width,
    height: 18,
  })
  const box = place(
    [0.64, 0.5, 0.36, 0.05, 0.85].map((share) => at(scene.width * share)),
    -1,
    true,
  )
  if (!box) return
  const y = box.y + 14
  layer
    .append('path')
    .attr('d', ringPath(4))
    .attr('transform', `translate(${round(box.x + 4)},${round(y - 4)})`)
    .attr('fill', palette.paper)
    .attr('stroke', palette.quiet)
    .attr('stroke-width', 1.4)
  const name = write(layer, box.x + 14, y, texts.offline, { bold: true, fill: palette.ink, halo: palette.paper })
  name.append('tspan').attr('font-weight', 400).text(` ${people}`)
}

/** A rough width of a line of text: full-width characters count for two. */
function widthOf(text: string, size: number): number {
  let units = 0
  for (const character of text) units += character.codePointAt(0)! > 0x2e80 ? 1.02 : 0.58
  return units * size
}
