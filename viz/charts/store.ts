import { glyphPath, ringPath } from '../style/glyph.ts'
import type { Tone } from '../style/tokens.ts'
import { announce, createChart, write, type ChartContext, type Layer } from './chart.ts'

/** An app of the scenario in the store of the country. */
export interface StoreApp {
  name: string
  tone: Tone
  /** Rank now; null when it is removed from the store. */
  rank: number | null
  /** Rank a day before; null when it was not there. */
  before: number | null
  /** Rank that was observed on this day. */
  observed: number | null
}

export interface StoreData {
  clock: string
  apps: readonly StoreApp[]
}

const RANKS = 6
const ROW = 33

/** The store chart as a phone shows it: ranks 1 to 6, apps of the scenario in their hue, background apps grey. */
export function drawStore(data: StoreData, context: ChartContext): SVGSVGElement {
  const { palette, texts, width, height } = context
  const chart = createChart(context, texts.store.title)
  const layer = chart as unknown as Layer
  layer
    .append('rect')
    .attr('x', 1)
    .attr('y', 1)
    .attr('width', width - 2)
    .attr('height', height + 40)
    .attr('rx', 16)
    .attr('fill', palette.panel)
    .attr('stroke', palette.ink)
    .attr('stroke-width', 2)
  write(layer, 16, 19, data.clock, { bold: true })
  layer
    .append('rect')
    .attr('x', width / 2 - 24)
    .attr('y', 9)
    .attr('width', 48)
    .attr('height', 12)
    .attr('rx', 6)
    .attr('fill', palette.ink)
  write(layer, 16, 44, texts.store.top, { bold: true, size: 15 })
  const byRank = new Map(data.apps.filter((app) => app.rank !== null).map((app) => [app.rank, app]))
  for (let rank = 1; rank <= RANKS; rank++) {
    const app = byRank.get(rank)
    const row = layer.append('g').attr('transform', `translate(0,${56 + (rank - 1) * ROW})`) as unknown as Layer
    write(row, 24, 20, String(rank), { anchor: 'end', bold: true })
    if (app) appRow(row, app, context)
    else {
      row
        .append('rect')
        .attr('x', 32)
        .attr('y', 4)
        .attr('width', 24)
        .attr('height', 24)
        .attr('rx', 5)
        .attr('fill', palette.fill)
      write(row, 64, 20, texts.store.another(rank), { fill: palette.quiet })
    }
    announce(row, `${rank}: ${app ? `${app.name}, ${move(app, context)}` : texts.store.another(rank)}`)
  }
  data.apps
    .filter((app) => app.rank === null)
    .forEach((app, i) => {
      const row = layer.append('g').attr('transform', `translate(0,${56 + (RANKS + i) * ROW})`) as unknown as Layer
      const faded = row.append('g').attr('opacity', 0.45) as unknown as Layer
      appIcon(faded, app, context)
      write(row, 64, 14, app.name, { bold: true, fill: palette.quiet })
      write(row, 64, 27, texts.store.removed, { fill: palette.quiet })
      announce(row, `${app.name}: ${texts.store.removed}`)
    })
  return chart.node()!
}

function appRow(row: Layer, app: StoreApp, context: ChartContext): void {
  const { palette, width } = context
  appIcon(row, app, context)
  write(row, 64, 14, app.name, { bold: true })
  write(row, 64, 27, move(app, context), { fill: palette.quiet })
  if (app.observed !== null) {
    row
      .append('path')
      .attr('d', ringPath(4.5))
      .attr('transform', `translate(${width - 18},16)`)
      .attr('fill', palette.paper)
      .attr('stroke', palette.ink)
      .attr('stroke-width', 1.8)
  }
  row
    .append('line')
    .attr('x1', 64)
    .attr('x2', width - 10)
    .attr('y1', 32)
    .attr('y2', 32)
    .attr('stroke', palette.rule)
}

function appIcon(row: Layer, app: StoreApp, { palette }: ChartContext): void {
  row
    .append('rect')
    .attr('x', 32)
    .attr('y', 4)
    .attr('width', 24)
    .attr('height', 24)
    .attr('rx', 5)
    .attr('fill', palette.tones[app.tone])
  row.append('path').attr('d', glyphPath(app.tone, 9)).attr('transform', 'translate(44,16)').attr('fill', palette.paper)
}

function move(app: StoreApp, { texts }: ChartContext): string {
  if (app.before === null || app.before === app.rank || app.rank === null) return texts.store.same
  return `${app.before > app.rank ? '▲' : '▼'} ${texts.store.from(String(app.before))}`
}
