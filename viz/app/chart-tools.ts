import { version } from '../../package.json'
import type { Table } from '../charts/table.ts'
import { saveCsv, saveSvg, stacked } from './chart-files.ts'
import { h } from './dom.ts'
import type { Lab } from './lab.ts'
import { saveBlob } from './save.ts'

/** Device pixels for each px of a chart that leaves as PNG. */
const PNG_SCALE = 2

/** A chart and what it can leave as. */
export interface ChartSource {
  /** Part of the names of its files. */
  name: string
  title: string
  pictures(): SVGSVGElement[]
  tables(): Table[]
  /** Lines that go with every file that leaves. */
  provenance(): readonly string[]
  /** Tells the reader what went wrong. */
  say(text: string): void
}

/**
 * The buttons of a chart: its table and back, CSV, SVG, PNG.
 *
 * @param asTable whether the table is shown
 * @param turn shows the other one
 */
export function chartTools(lab: Lab, source: ChartSource, asTable: boolean, turn: () => void): HTMLElement[] {
  const { tabs } = lab.texts
  const { name, pictures, tables, provenance } = source
  const button = (text: string, click: () => void) => h('button', { attrs: { type: 'button' }, on: { click } }, text)
  return [
    button(asTable ? tabs.chart : tabs.table, turn),
    button(tabs.csv, () => saveCsv(name, tables(), provenance())),
    button(tabs.svg, () => saveSvg(name, stacked(pictures()), provenance())),
    button(tabs.png, () => void savePng(lab, source)),
  ]
}

/** Saves a chart as PNG, on paper, with its title and what made it; what it takes is loaded on use. */
async function savePng(lab: Lab, { name, title, pictures, provenance, say }: ChartSource): Promise<void> {
  try {
    const [{ framed }, { pngOf, rasterize }, { exportTexts }] = await Promise.all([
      import('../export/frame.ts'),
      import('../export/raster.ts'),
      import('../export/texts.ts'),
    ])
    const { palette, texts, format, scenario, language } = lab
    const users = format.number(scenario.population.agents, 0)
    const foot = exportTexts[language].foot(version, scenario.name, scenario.seed, users)
    const drawing = framed(stacked(pictures()), title, foot, { document, palette, texts, format })
    saveBlob(`exodus-${name}.png`, await pngOf(await rasterize(drawing, PNG_SCALE), provenance()))
  } catch (error) {
    say(lab.texts.problems.noScreen(error instanceof Error ? error.message : String(error)))
  }
}
