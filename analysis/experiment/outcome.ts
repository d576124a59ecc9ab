import type { Scenario } from '../../sim/scenario/scenario.ts'
import { oneOf } from '../../sim/schema/expectation.ts'
import { nearest } from '../../sim/schema/nearest.ts'
import { seriesName } from '../tidy/choose-series.ts'
import { listSeries } from '../tidy/series.ts'
import type { ScalarSpec } from './experiment.ts'
import { windowOf } from './reduce.ts'

const REDUCERS: readonly string[] = ['mean', 'sum', 'min', 'max', 'day-of-max'] satisfies ScalarSpec['reduce'][]

/** `dau.rednote:max`, `dau.rednote@2025-01-19`, `registrations.rednote:sum`, `dau.rednote@end`. */
const WRITTEN =
  /^(?<of>[a-z0-9_-]+(?:\.[a-z0-9-]+){1,2})(?::(?<reduce>[a-z-]+))?(?:@(?<at>start|end|\d{4}-\d{2}-\d{2}))?$/

/** An outcome in one word: a series, and `:` how its days become one number, or `@` the only day that counts. */
export function parseOutcome(word: string): ScalarSpec | undefined {
  const { of, reduce, at } = WRITTEN.exec(word)?.groups ?? {}
  if (of === undefined || (reduce !== undefined && (at !== undefined || !REDUCERS.includes(reduce)))) return undefined
  return outcome(of, (reduce ?? 'mean') as ScalarSpec['reduce'], at)
}

const outcome = (of: string, reduce: ScalarSpec['reduce'], at?: string): ScalarSpec => ({
  of,
  reduce,
  at,
  from: undefined,
  until: undefined,
  goal: undefined,
  sd: 0.1,
})

/** What is asked of platforms when nothing is named: daily users at their most and at the end, and who joined. */
export function usualOutcomes(platforms: readonly string[]): Record<string, ScalarSpec> {
  return Object.fromEntries(
    platforms.flatMap((platform) => [
      [`dau.${platform}:max`, outcome(`dau.${platform}`, 'max')],
      [`dau.${platform}@end`, outcome(`dau.${platform}`, 'mean', 'end')],
      [`registrations.${platform}:sum`, outcome(`registrations.${platform}`, 'sum')],
    ]),
  )
}

/** What is wrong with an outcome of a scenario, as `found X, expected Y`; undefined when it can be measured. */
export function outcomeMistake(word: string, scenario: Scenario): string | undefined {
  const spec = parseOutcome(word)
  if (!spec)
    return `found ${word}, expected a series as dau.rednote, with :max, :sum, :min, :mean or :day-of-max, or with @ a day`
  const platforms = Object.keys(scenario.platforms)
  const names = listSeries({ platforms, segments: Object.keys(scenario.population.segments) }).map(seriesName)
  if (!names.includes(spec.of)) {
    const near = nearest(spec.of, names)
    return `found ${spec.of}, expected a series of the scenario, metric.platform with ${oneOf(platforms)}${near === undefined ? '' : `; did you mean ${near}?`}`
  }
  const { from, until } = windowOf(spec, scenario)
  if (!(from >= 0 && until < scenario.time.days))
    return `found a day outside of the scenario, expected one of ${scenario.time.days} from ${scenario.time.start}`
  return undefined
}
