import type { Target } from '../../analysis/calibration/residuals.ts'
import type { Simulation } from '../../sim/simulation.ts'
import type { DayRecord } from '../../sim/observe/day-record.ts'

/** Days of the US case, 0 = 31 December 2024. */
const DAY = { calm: 6, twelfth: 12, thirteenth: 13, fourteenth: 14, dark: 19, after: 20, second: 21, survey: 22 }

/** Days that have to be simulated for the targets. */
export const DAYS = DAY.survey + 1

/** A target with a name for the table of residuals. */
export interface NamedTarget extends Target {
  name: string
  unit: string
}

/**
 * What was measured in the United States in January 2025 beside one run of the model. Shapes count,
 * levels of panels hardly: the scale of the estimator of RedNote's users is free. Numbers and
 * sources stand in scenarios/observed/us-tiktok-ban-2025.csv; sd after docs/data.md.
 *
 * @param records the first DAYS days of a run
 */
export function usTargets(simulation: Simulation, records: readonly DayRecord[]): NamedTarget[] {
  const slot = (id: string) => simulation.platforms.indexOf(id)
  const people = (metric: string, platform: string, day: number) =>
    records[day]!.value(metric, slot(platform)) * simulation.weight
  const ratio = (metric: string, platform: string, day: number, usual = DAY.calm) =>
    people(metric, platform, day) / people(metric, platform, usual)
  const adopted = (segment: string) => {
    const s = simulation.segments.indexOf(segment)
    const { share } = simulation.scenario.population.segments[segment]!
    return records[DAY.survey]!.value('registered_total', slot('rednote'), s) / share
  }
  const panel = (name: string, observed: number, day: number, extra: Partial<Target> = {}): NamedTarget => ({
    name,
    unit: 'people, estimator',
    observed,
    predicted: people('dau', 'rednote', day),
    sd: 0.1,
    background: 270_000,
    scaleGroup: 'rednote',
    ...extra,
  })
  const plain = (
    name: string,
    unit: string,
    observed: number,
    predicted: number,
    sd: number,
    extra: Partial<Target> = {},
  ) => ({
    name,
    unit,
    observed,
    predicted,
    sd,
    ...extra,
  })
  // Look-ups were published by the hour, over the week before: .84 is the mean over the 20th from 1 a.m. to midnight,
  // Eastern time, with straight lines between the readings; the last one, .93, is where the 21st began.
  const traffic = (day: number) => ratio('minutes', 'tiktok', day, DAY.thirteenth)
  const total = people('registered_total', 'rednote', DAY.survey)
  return [
    panel('RedNote daily users 12 January', 700_000, DAY.twelfth, { limit: 'below' }),
    panel('RedNote daily users 13 January', 3_400_000, DAY.thirteenth),
    panel('RedNote daily users 19 January', 32_500_000, DAY.dark),
    panel('RedNote daily users 20 January', 14_900_000, DAY.after),
    plain(
      'RedNote registrations 13-14 January',
      'people',
      700_000,
      people('registrations', 'rednote', DAY.thirteenth) + people('registrations', 'rednote', DAY.fourteenth),
      0.2,
    ),
    plain('RedNote ever joined, low reading', 'people', 6_000_000, total, 0.2, { limit: 'above' }),
    plain('RedNote ever joined, high reading', 'people', 13_600_000, total, 0.2, { limit: 'below' }),
    plain('Gen Z over Millennials', 'ratio', 1.667, adopted('gen-z') / adopted('millennial'), 0.15),
    plain('Gen X over Millennials', 'ratio', 0.5, adopted('gen-x') / adopted('millennial'), 0.2),
    plain('Boomers over Millennials', 'ratio', 0.333, adopted('boomer') / adopted('millennial'), 0.3),
    plain('Lemon8 daily users 13 over 6 January', 'ratio', 1.545, ratio('dau', 'lemon8', DAY.thirteenth), 0.1),
    plain('TikTok opens 13 over 6 January', 'ratio', 0.979, ratio('dau', 'tiktok', DAY.thirteenth), 0.03),
    plain('TikTok opens 19 over 6 January', 'ratio', 1.272, ratio('dau', 'tiktok', DAY.dark), 0.05),
    plain('TikTok traffic 20 over 13 January', 'ratio', 0.84, traffic(DAY.after), 0.05),
    plain('TikTok traffic 21 over 13 January', 'ratio', 0.93, traffic(DAY.second), 0.05, { limit: 'above' }),
  ]
}

/** The scale that the estimator of RedNote may have. */
export const SCALE_RANGE = { min: 0.14, max: 0.24 }
