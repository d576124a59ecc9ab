import { parseHTML } from 'linkedom'
import type { ChartContext } from '../../../viz/charts/chart.ts'
import { PALETTES, type ThemeName } from '../../../viz/style/tokens.ts'
import { createFormat } from '../../../viz/texts/format.ts'
import { loadTexts, type Language } from '../../../viz/texts/index.ts'

/** What a chart is drawn with outside any browser. */
export async function drawingContext(
  width: number,
  height: number,
  theme: ThemeName = 'light',
  language: Language = 'en',
): Promise<ChartContext> {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const texts = await loadTexts(language)
  const format = createFormat(language, '2024-12-31')
  return { document: document as unknown as Document, width, height, palette: PALETTES[theme], texts, format }
}

/** One element a line, so that a difference can be read. */
export function markup(chart: Element): string {
  return chart.outerHTML.replaceAll('><', '>\n<') + '\n'
}
