import { DRIVERS, type Driver } from '../style/tokens.ts'
import { announce, createChart, round, write, type ChartContext, type Layer } from './chart.ts'
import { defineTextures } from './textures.ts'

/** Pressure on one person to join one platform, by source. */
export interface GlassData {
  title: string
  /** Pressure by driver as shares of the threshold; together 1 when the glass is full. */
  layers: Readonly<Record<Driver, number>>
  /** What is said at the threshold when the glass is full; that they join, when left out. */
  full?: string
  /** Prefix of pattern ids, unique in the page. */
  id: string
}

const PUSH: readonly Driver[] = ['friends', 'protest', 'fear']
const FULL = 0.999
/** Below this a share has no digits worth saying. */
const LEAST = 0.01
/** Distance of two labels, in px. */
const STEP = 20

/** The glass that fills by source, with a label for every layer. Needs about 430 x 420 px. */
export function drawGlass(data: GlassData, context: ChartContext): SVGSVGElement {
  const { palette, texts, format, height } = context
  const chart = createChart(context, data.title)
  const layer = chart as unknown as Layer
  const fill = defineTextures(layer, context, data.id)
  const box = { left: 44, top: 20, width: 146, bottom: height - 16, rim: 40 }
  const taper = 12
  const edge = (y: number) => (taper * (y - box.top)) / (box.bottom - box.top)
  const threshold = box.top + box.rim
  const unit = box.bottom - 6 - threshold
  const total = sum(data)
  let bottom = box.bottom - 6
  const labels: { y: number; driver: Driver }[] = []
  for (const driver of DRIVERS) {
    const share = Math.max(0, data.layers[driver])
    if (share === 0) continue
    const top = bottom - share * unit
    const inset = 6
    const mark = layer
      .append('path')
      .attr('fill', fill(driver))
      .attr('stroke', palette.ink)
      .attr('stroke-width', 0.8)
      .attr(
        'd',
        `M${round(box.left + edge(top) + inset)},${round(top)}H${round(box.left + box.width - edge(top) - inset)}` +
          `L${round(box.left + box.width - edge(bottom) - inset)},${round(bottom)}H${round(box.left + edge(bottom) + inset)}Z`,
      )
    announce(mark as unknown as Layer, `${texts.drivers[driver]}: ${format.percent(share)}`)
    labels.push({ y: (top + bottom) / 2, driver })
    bottom = top
  }
  layer
    .append('path')
    .attr('fill', 'none')
    .attr('stroke', palette.ink)
    .attr('stroke-width', 2.4)
    .attr(
      'd',
      `M${box.left},${box.top}L${box.left + taper},${box.bottom}H${box.left + box.width - taper}L${box.left + box.width},${box.top}`,
    )
  layer
    .append('line')
    .attr('x1', box.left - 26)
    .attr('x2', box.left + box.width + 20)
    .attr('y1', threshold)
    .attr('y2', threshold)
    .attr('stroke', palette.ink)
    .attr('stroke-width', 1.4)
    .attr('stroke-dasharray', '5 4')
  const text = box.left + box.width + 38
  write(layer, text, threshold - 14, total >= FULL ? (data.full ?? texts.glass.full) : texts.glass.threshold, {
    bold: true,
    size: 13,
  })
  const ends = new Map<Driver, number>()
  const places = apart(
    labels.map(({ y }) => y),
    threshold + 6,
    box.bottom,
  )
  for (const [index, { y, driver }] of labels.entries()) {
    const at = places[index]!
    ends.set(driver, at)
    layer
      .append('path')
      .attr('fill', 'none')
      .attr('stroke', palette.edge)
      .attr(
        'd',
        `M${round(box.left + box.width - edge(y) - 4)},${round(y)}H${text - 26}L${text - 12},${round(at)}H${text - 4}`,
      )
    layer
      .append('rect')
      .attr('x', text)
      .attr('y', round(at - 6))
      .attr('width', 12)
      .attr('height', 12)
      .attr('fill', fill(driver))
      .attr('stroke', palette.ink)
      .attr('stroke-width', 0.5)
    write(layer, text + 20, at + 4, texts.drivers[driver], { bold: true, size: 13 })
    const share = data.layers[driver]
    const said = share < LEAST ? texts.charts.under(format.percent(LEAST)) : format.percent(share)
    write(layer, text + 166, at + 4, said, { anchor: 'end', size: 13 })
  }
  bracket(
    layer,
    context,
    [...ends].filter(([driver]) => PUSH.includes(driver)).map(([, y]) => y),
    text + 182,
    texts.glass.push,
  )
  bracket(
    layer,
    context,
    [...ends].filter(([driver]) => !PUSH.includes(driver)).map(([, y]) => y),
    text + 182,
    texts.glass.pull,
  )
  return chart.node()!
}

/** The glass of a line of the diary, 28 x 46 px without words. */
export function drawMiniGlass(data: GlassData, context: ChartContext): SVGSVGElement {
  const { palette, texts, format } = context
  const chart = createChart(
    { ...context, width: 28, height: 46 },
    `${texts.glass.title}: ${format.percent(sum(data))}`,
  ).attr('role', 'img')
  const layer = chart as unknown as Layer
  const fill = defineTextures(layer, context, data.id)
  let bottom = 42
  for (const driver of DRIVERS) {
    const height = Math.max(0, data.layers[driver]) * 32
    if (height === 0) continue
    layer
      .append('rect')
      .attr('x', 5)
      .attr('width', 18)
      .attr('y', round(bottom - height))
      .attr('height', round(height))
      .attr('fill', fill(driver))
    bottom -= height
  }
  layer
    .append('path')
    .attr('fill', 'none')
    .attr('stroke', palette.ink)
    .attr('stroke-width', 1.8)
    .attr('d', 'M1.5,1L4,45H24L26.5,1')
  return chart.node()!
}

/**
 * Moves labels apart that would cover each other.
 *
 * @param wanted heights in px, the lowest label (the largest number) first
 * @returns heights at least a step apart between `top` and `bottom`, as near to the wanted ones as they go
 */
function apart(wanted: readonly number[], top: number, bottom: number): number[] {
  const places = [...wanted]
  for (let k = 0; k < places.length; k++) places[k] = Math.min(places[k]!, k === 0 ? bottom : places[k - 1]! - STEP)
  for (let k = places.length - 1; k >= 0; k--)
    places[k] = Math.max(places[k]!, k === places.length - 1 ? top : places[k + 1]! + STEP)
  return places
}

function bracket(layer: Layer, { palette }: ChartContext, ys: readonly number[], x: number, label: string): void {
  if (ys.length === 0) return
  const [top, bottom] = [Math.min(...ys) - 10, Math.max(...ys) + 10]
  layer
    .append('path')
    .attr('fill', 'none')
    .attr('stroke', palette.edge)
    .attr('d', `M${x - 6},${round(top)}H${x}V${round(bottom)}H${x - 6}`)
  write(layer, x + 8, (top + bottom) / 2 + 4, label, { fill: palette.quiet })
}

const sum = (data: GlassData) => DRIVERS.reduce((total, driver) => total + data.layers[driver], 0)
