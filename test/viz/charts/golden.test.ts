import { describe, expect, it } from 'vitest'
import { drawDifference } from '../../../viz/charts/difference.ts'
import { drawFan } from '../../../viz/charts/fan.ts'
import { drawAlluvial, drawChord } from '../../../viz/charts/flows.ts'
import { drawGlass, drawMiniGlass } from '../../../viz/charts/glass.ts'
import { drawLens } from '../../../viz/charts/lens.ts'
import { drawLines } from '../../../viz/charts/lines.ts'
import { drawReasons } from '../../../viz/charts/reasons.ts'
import { drawRetentionHeat, drawRetentionLines } from '../../../viz/charts/retention.ts'
import { drawShares } from '../../../viz/charts/shares.ts'
import { drawStore } from '../../../viz/charts/store.ts'
import { drawUse } from '../../../viz/charts/use.ts'
import { drawingContext, markup } from './draw-in-node.ts'
import * as sample from './samples.ts'

const light = await drawingContext(1024, 208)
const dark = await drawingContext(1024, 208, 'dark', 'ja')
const tall = await drawingContext(900, 420)

const pictures = {
  'fan-light': () => drawFan(sample.fan(light), light),
  'fan-dark-ja': () => drawFan({ ...sample.fan(dark), stale: { done: 3, all: 40 } }, dark),
  'fan-of-one-run': () => drawFan({ ...sample.fan(light), half: null, ninety: null, days: true }, light),
  members: () => drawLines(sample.lines(light), light),
  'retention-heat': () => drawRetentionHeat(sample.retention, tall),
  'retention-lines': () => drawRetentionLines(sample.retention, tall),
  chord: () => drawChord(sample.flows, tall),
  alluvial: () => drawAlluvial(sample.flows, tall),
  store: () => drawStore(sample.store, { ...tall, width: 176, height: 300 }),
  reasons: () => drawReasons(sample.reasons(light), light),
  difference: () => drawDifference(sample.difference(tall), tall),
  glass: () => drawGlass(sample.glass, { ...tall, width: 430 }),
  'mini-glass': () => drawMiniGlass(sample.glass, tall),
  shares: () => drawShares(sample.shares, { ...tall, width: 1392 }),
  'shares-narrow-dark': () => drawShares(sample.shares, { ...dark, width: 340 }),
  lens: () => drawLens(sample.lens, { ...tall, width: 330, height: 352 }),
  'days-of-use': () => drawUse(sample.use, light),
}

describe('golden pictures', () => {
  it.each(Object.entries(pictures))('%s', async (name, draw) => {
    await expect(markup(draw())).toMatchFileSnapshot(`golden/${name}.svg`)
  })

  it.each(Object.entries(pictures))('%s holds no impossible number', (_, draw) => {
    expect(markup(draw())).not.toMatch(/NaN|Infinity|undefined|null/)
  })

  it.each(Object.entries(pictures))('%s has a name and every mark of it, too', (_, draw) => {
    const chart = draw()
    expect(chart.getAttribute('aria-label')).toBeTruthy()
    for (const mark of chart.querySelectorAll('.mark')) expect(mark.getAttribute('aria-label')).toBeTruthy()
  })
})
