import { TABS } from '../../analysis/link/link-state.ts'
import { storeChart } from '../app/chart-data.ts'
import type { Lab } from '../app/lab.ts'
import { tabPictures } from '../app/tab-charts.ts'
import { drawStore } from '../charts/store.ts'
import { retell } from '../app/tell.ts'
import { StagePainter, type StageLayout } from './stage-still.ts'
import type { ExportTexts } from './texts.ts'

/** Something that can be saved as a picture. */
export interface Figure {
  /** Part of the file's name. */
  name: string
  title: string
  /** Whether it needs a frame with its title. */
  bare: boolean
  /** @param scale device pixels for each px, for what is made of them */
  draw(scale: number): SVGSVGElement
}

/** Size of a chart in a picture, px. */
const CHART = { width: 1024, height: 320 }
const STORE = { width: 176, height: 292 }

/** The stage at the moment that is shown, and every chart of the lab. */
export function labFigures(lab: Lab, layout: StageLayout, texts: ExportTexts): Figure[] {
  const { palette, format } = lab
  const context = { document, palette, texts: lab.texts, format }
  const stage: Figure = {
    name: 'stage',
    title: texts.stage,
    bare: false,
    draw: (scale) => new StagePainter(lab, layout).drawing(lab.player.state.time, scale),
  }
  const charts = TABS.flatMap((tab) =>
    withAxis(lab, () => tabPictures(lab, tab, { ...context, ...CHART }, false)).map((picture, index, all): Figure => {
      const title = picture.getAttribute('aria-label') ?? lab.texts.tabs[tab]
      return { name: all.length > 1 ? `${tab}-${index + 1}` : tab, title, bare: true, draw: () => clone(picture) }
    }),
  )
  const store: Figure = {
    name: 'store',
    title: lab.texts.store.title,
    bare: true,
    draw: () => drawStore(storeChart(lab), { ...context, ...STORE }),
  }
  return [stage, ...charts, store]
}

/** Draws on an axis as wide as the picture, then gives the page its own again. */
function withAxis<T>(lab: Lab, draw: () => T): T {
  const { axis } = lab
  try {
    retell(lab, CHART.width)
    return draw()
  } finally {
    lab.axis = axis
  }
}

const clone = (picture: SVGSVGElement) => picture.cloneNode(true) as SVGSVGElement
