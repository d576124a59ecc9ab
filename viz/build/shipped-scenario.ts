import type { Scenario } from '../../sim/scenario/scenario.ts'

/** What was measured of one platform, beside which the model is shown. */
export interface ObservedSeries {
  platform: string
  metric: string
  /** observed = people/scale + background of the platform */
  scale: number
  /** Day to which the values are ratios; null when they are levels. */
  relativeTo: number | null
  points: readonly { day: number; value: number; source: string; fitted: boolean }[]
}

/** A shipped scenario as the page gets it: checked, with what was observed. */
export interface ShippedScenario {
  scenario: Scenario
  observed: readonly ObservedSeries[]
}
