import type { Scenario } from '../../sim/scenario/scenario.ts'

/** What was measured of one platform, beside which the model is shown. */
export interface ObservedSeries {
  platform: string
  metric: string
  /** observed = people/scale + background of the platform */
  scale: number
  /** Day (0-based) to whose value the others stand in a ratio: only that is compared. Null when they are levels. */
  relativeTo: number | null
  points: readonly ObservedPoint[]
}

/** One published number. */
export interface ObservedPoint {
  /** Day of which it speaks, 0-based; negative before the scenario's first. */
  day: number
  /** Last day of a period, the same for a single day. */
  lastDay: number
  value: number
  source: string
  /** Whether the model may be fitted on it. */
  fitted: boolean
}

/** A shipped scenario in the list of all. */
export interface ShippedEntry {
  name: string
  title: string
  /** Name of the scenario that it changes; null when it stands for itself. */
  base: string | null
  load(): Promise<ShippedScenario>
  /** Every row of the files that its observed series are from. */
  published(): Promise<readonly PublishedRow[]>
}

/** A row of scenarios/observed: texts as they stand there. */
export interface PublishedRow {
  series: string
  platform: string
  segment: string
  date: string
  /** Last day of a period; empty for a single day. */
  until: string
  value: number
  unit: string
  estimator: string
  publisher: string
  url: string
  confidence: string
  /** `calibrate`, `validate`, `initial` or `context`. */
  use: string
  note: string
}

/** A shipped scenario as the page gets it: checked, with what was observed. */
export interface ShippedScenario {
  scenario: Scenario
  observed: readonly ObservedSeries[]
}
