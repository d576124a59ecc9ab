import type { PairedSeries } from '../../../analysis/ensembles/paired-series.ts'
import type { Format } from '../../texts/format.ts'
import type { Texts } from '../../texts/index.ts'

/** The finding of a comparison. */
export interface CompareSentence {
  /** Up to the finding, which is said loud. */
  head: string
  strong: string
  range: string
}

/**
 * Says by how much the peak of a platform differs, as the runs have it: the median of the pairs, and
 * the middle 90 % of them. Where these reach over zero, no direction is claimed.
 *
 * @param clause beginning of the sentence, such as `With a Chinese number required`
 */
export function compareSentence(
  { pairs, peak }: Pick<PairedSeries, 'pairs' | 'peak'>,
  clause: string,
  platform: string,
  { texts, format }: { texts: Texts; format: Format },
): CompareSentence {
  const say = texts.compare
  const head = say.peak(clause, platform)
  if (Number.isNaN(peak.median)) return { head, strong: say.noPeak, range: '' }
  const share = (value: number) => format.percent(Math.abs(value), Math.abs(value) < 0.095 ? 1 : 0)
  const ends = [peak.low, peak.high].sort((p, q) => Math.abs(p) - Math.abs(q))
  const span = format.range(format.number(Math.abs(ends[0]!) * 100, 0), share(ends[1]!))
  if (peak.low < 0 && peak.high < 0)
    return { head, strong: say.lower(share(peak.median)), range: say.nineInTen(pairs, say.lower(span)) }
  if (peak.low > 0 && peak.high > 0)
    return { head, strong: say.higher(share(peak.median)), range: say.nineInTen(pairs, say.higher(span)) }
  const both = say.fromTo(say.lower(share(Math.min(0, peak.low))), say.higher(share(Math.max(0, peak.high))))
  return { head, strong: say.same, range: say.nineInTen(pairs, both) }
}
