import { nearest } from '../../sim/schema/nearest.ts'
import { chooseMetrics } from './choose-metrics.ts'
import { metricNames, type Series } from './series.ts'

/** `metric.platform`, or `metric.platform.segment`. */
export function seriesName({ metric, platform, segment }: Series): string {
  return segment === '' ? `${metric}.${platform}` : `${metric}.${platform}.${segment}`
}

/**
 * Picks series: by metric or a pattern of metrics (`dau`, `reason_*`), of every platform; or one alone by its name
 * (`dau.rednote`, `dau.rednote.gen-z`).
 *
 * @param all every series of a run
 * @param segments whether a metric brings those of the segments, too
 * @returns places in `all`, ascending, and each word that fits nothing with the nearest name
 */
export function chooseSeries(
  words: readonly string[],
  all: readonly Series[],
  platforms: readonly string[],
  segments: boolean,
): { chosen: number[]; unknown: { word: string; nearest: string | undefined }[] } {
  const names = all.map(seriesName)
  const single = words.filter((word) => word.includes('.'))
  const metrics = chooseMetrics(
    words.filter((word) => !word.includes('.')),
    metricNames(platforms),
  )
  const lost = single.filter((word) => !names.includes(word))
  return {
    chosen: all.flatMap(({ metric, segment }, k) =>
      single.includes(names[k]!) || (metrics.chosen.has(metric) && (segment === '' || segments)) ? [k] : [],
    ),
    unknown: [...metrics.unknown, ...lost.map((word) => ({ word, nearest: nearest(word, names) }))],
  }
}
