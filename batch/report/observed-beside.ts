import { compare } from '../../analysis/observed/compare.ts'
import type { Observation } from '../../analysis/observed/observation.ts'
import type { ReportSpread, ReportTable } from '../../analysis/report/report.ts'
import { dayText, parseDay } from '../../sim/scenario/calendar.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { seriesKey } from './collect-spreads.ts'

/** Published values beside the medians of the runs, as far as their metrics were kept. */
export function observedTable(
  scenario: Scenario,
  observations: readonly Observation[],
  medians: ReadonlyMap<string, Float64Array>,
): ReportTable | undefined {
  const rows = compare(scenario, scenario.observed, observations, ({ metric, platform, segment }, day) =>
    segment === '' ? (medians.get(seriesKey(metric, platform))?.[day] ?? NaN) : NaN,
  ).filter(({ reference }) => !reference)
  if (rows.length === 0) return undefined
  return {
    caption: 'Published values, and the median of the runs in the unit of whoever published them',
    columns: ['Platform', 'Metric', 'Date', 'Published', 'Model', 'Unit', '', 'By'],
    rows: rows.map(({ platform, metric, date, dateEnd, observed, model, unit, judgement, estimator }) => [
      platform,
      metric,
      dateEnd === '' ? date : `${date} to ${dateEnd}`,
      observed,
      model,
      unit,
      judgement,
      estimator,
    ]),
  }
}

/** Published numbers of people on single days that a chart of the series can show, in the unit of the model. */
export function observedPoints(
  scenario: Scenario,
  observations: readonly Observation[],
  { platform, metric }: Pick<ReportSpread, 'platform' | 'metric'>,
): ReportSpread['observed'] {
  const start = parseDay(scenario.time.start) ?? NaN
  const background = scenario.platforms[platform]?.background ?? 0
  return scenario.observed
    .filter((spec) => spec.platform === platform && spec.metric === metric && spec.relativeTo === undefined)
    .flatMap((spec) =>
      observations
        .filter((row) => row.series === spec.series && row.platform === platform && row.use !== 'context')
        .filter((row) => row.unit === 'people' && row.segment === '' && row.dateEnd === '')
        .map((row) => {
          const day = (parseDay(row.date) ?? NaN) - start
          const value = (row.value - background) * spec.scale
          const note =
            value === row.value ? undefined : `published as ${row.value.toLocaleString('en')}, scale ${spec.scale}`
          return { day, value, source: `${row.estimator}, ${dayText(start + day)}`, note }
        })
        .filter(({ day }) => day >= 0 && day < scenario.time.days),
    )
}
