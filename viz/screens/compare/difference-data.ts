import type { Bands } from '../../../analysis/ensembles/bands.ts'
import type { PairedSeries } from '../../../analysis/ensembles/paired-series.ts'
import type { DifferenceData } from '../../charts/difference.ts'
import { nameOf, toneOf, type Lab } from '../../app/lab.ts'
import { lensFor } from '../../time-axis/lens-for.ts'
import { createTimeAxis } from '../../time-axis/time-axis.ts'

/**
 * Daily users of a platform in both worlds, and their difference.
 *
 * @param width px of the chart
 */
export function differenceData(
  lab: Lab,
  platform: string,
  { a, b, difference }: PairedSeries,
  width: number,
): DifferenceData {
  const { shipped, store, texts, player, story, format } = lab
  return {
    title: `${nameOf(lab, platform)}, ${texts.tabs.daily}`,
    tone: toneOf(lab, platform),
    axis: createTimeAxis(shipped.time.days, [0, width], store.state.even ? null : lensFor(shipped)),
    a: Array.from(a),
    b: Array.from(b),
    median: Array.from(difference.median),
    half: band(difference, 'lower50', 'upper50'),
    ninety: band(difference, 'lower90', 'upper90'),
    now: player.state.time,
    story,
    text: format.short,
  }
}

const band = (bands: Bands, low: 'lower50' | 'lower90', high: 'upper50' | 'upper90') => ({
  low: Array.from(bands[low]),
  high: Array.from(bands[high]),
})
