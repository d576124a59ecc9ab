import { chordDirected, arc as arcShape, ribbonArrow } from 'd3'
import { glyphPath, ringPath } from '../style/glyph.ts'
import type { Tone } from '../style/tokens.ts'
import { announce, createChart, round, write, type ChartContext, type Layer } from './chart.ts'
import type { Table } from './table.ts'

/** A home: a platform, or outside when `tone` is null. */
export interface Home {
  name: string
  tone: Tone | null
}

export interface FlowsData {
  title: string
  homes: readonly Home[]
  /** Moves of main home in people, row from, column to; the diagonal is not drawn. */
  moves: readonly (readonly number[])[]
}

const colourOf = (home: Home, { palette }: ChartContext) => palette.tones[home.tone ?? 'other']

function say(data: FlowsData, from: number, to: number, { texts, format }: ChartContext): string {
  return texts.stage.move(data.homes[from]!.name, data.homes[to]!.name, format.people(data.moves[from]![to]!))
}

/** The flow matrix as a circle: arcs are homes, arrows are moves between them. */
export function drawChord(data: FlowsData, context: ChartContext): SVGSVGElement {
  const chart = createChart(context, data.title)
  const radius = Math.max(20, Math.min(context.width - 240, context.height) / 2 - 8)
  const layer = chart
    .append('g')
    .attr('transform', `translate(${context.width / 2},${context.height / 2})`) as unknown as Layer
  const matrix = data.moves.map((row, from) => row.map((people, to) => (from === to ? 0 : people)))
  const chords = chordDirected().padAngle(0.05)(matrix)
  const bow = ribbonArrow<unknown, (typeof chords)[number], (typeof chords)[number]['source']>()
    .radius(radius - 12)
    .padAngle(0.01)
  for (const chord of chords) {
    const mark = layer.append('g')
    mark
      .append('path')
      .attr('d', rounded(bow(chord) as unknown as string))
      .attr('fill', colourOf(data.homes[chord.source.index]!, context))
      .attr('fill-opacity', 0.34)
    announce(mark as unknown as Layer, say(data, chord.source.index, chord.target.index, context))
  }
  const arc = arcShape<(typeof chords.groups)[number]>()
    .innerRadius(radius - 10)
    .outerRadius(radius)
  for (const group of chords.groups) {
    const home = data.homes[group.index]!
    layer
      .append('path')
      .attr('d', rounded(arc(group)))
      .attr('fill', colourOf(home, context))
    if (group.value === 0) continue
    const angle = (group.startAngle + group.endAngle) / 2
    const [x, y] = [Math.sin(angle) * (radius + 16), -Math.cos(angle) * (radius + 16)]
    layer
      .append('path')
      .attr('d', home.tone ? glyphPath(home.tone, 9) : ringPath(4))
      .attr('transform', `translate(${round(x)},${round(y)})`)
      .attr('fill', home.tone ? colourOf(home, context) : 'none')
      .attr('stroke', home.tone ? null : context.palette.quiet)
    const right = Math.sin(angle) >= 0
    write(layer, x + (right ? 12 : -12), y + 4, home.name, { anchor: right ? 'start' : 'end', bold: true })
  }
  return chart.node()!
}

/** The flow matrix as streams from left (where they were) to right (where they are). */
export function drawAlluvial(data: FlowsData, context: ChartContext): SVGSVGElement {
  const { palette, format, texts } = context
  const chart = createChart(context, data.title)
  const layer = chart as unknown as Layer
  const left = 150
  const right = context.width - 150
  const size = data.homes.length
  const out = data.homes.map((_, from) => sum(data.moves[from]!.filter((_, to) => to !== from)))
  const into = data.homes.map((_, to) => sum(data.moves.map((row, from) => (from === to ? 0 : row[to]!))))
  const total = Math.max(1, sum(out))
  const gap = 14
  const unit = (context.height - 20 - gap * (size - 1)) / total
  const tops = (values: readonly number[]) => {
    let y = 10
    return values.map((value) => {
      const top = y
      y += value * unit + gap
      return top
    })
  }
  const [outTops, inTops] = [tops(out), tops(into)]
  const outAt = [...outTops]
  const inAt = [...inTops]
  data.moves.forEach((row, from) =>
    row.forEach((people, to) => {
      if (from === to || people <= 0) return
      const width = people * unit
      const [y0, y1] = [outAt[from]! + width / 2, inAt[to]! + width / 2]
      outAt[from]! += width
      inAt[to]! += width
      const middle = (left + right) / 2
      const mark = layer.append('g')
      mark
        .append('path')
        .attr('d', `M${left + 8},${round(y0)}C${middle},${round(y0)} ${middle},${round(y1)} ${right - 8},${round(y1)}`)
        .attr('fill', 'none')
        .attr('stroke', colourOf(data.homes[from]!, context))
        .attr('stroke-opacity', 0.3)
        .attr('stroke-width', round(Math.max(0.5, width)))
      announce(mark as unknown as Layer, say(data, from, to, context))
    }),
  )
  const side = (values: readonly number[], at: readonly number[], x: number, anchor: 'start' | 'end') =>
    data.homes.forEach((home, i) => {
      if (values[i] === 0) return
      const height = Math.max(1, values[i]! * unit)
      layer
        .append('rect')
        .attr('x', anchor === 'end' ? x : x - 8)
        .attr('width', 8)
        .attr('y', round(at[i]!))
        .attr('height', round(height))
        .attr('fill', colourOf(home, context))
      const tx = x + (anchor === 'end' ? -8 : 8)
      const label = `${home.name} ${format.short(values[i]!)}`
      write(layer, tx, at[i]! + height / 2 + 4, label, { anchor, halo: palette.paper })
    })
  side(out, outTops, left, 'end')
  side(into, inTops, right, 'start')
  write(layer, left, context.height - 2, texts.charts.from, { anchor: 'end', fill: palette.quiet })
  write(layer, right, context.height - 2, texts.charts.to, { fill: palette.quiet })
  return chart.node()!
}

export function rows(data: FlowsData, { texts }: Pick<ChartContext, 'texts'>): Table {
  return {
    caption: data.title,
    columns: [`${texts.charts.from} ＼ ${texts.charts.to}`, ...data.homes.map((home) => home.name)],
    rows: data.homes.map((home, from) => [
      home.name,
      ...data.moves[from]!.map((people, to) => (from === to ? null : people)),
    ]),
  }
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

const rounded = (path: string | null) =>
  (path ?? '').replaceAll(/-?\d+\.\d+(e-?\d+)?/g, (n) => String(round(Number(n))))
