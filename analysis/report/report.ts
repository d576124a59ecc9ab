import type { Study } from '../experiment/study.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'

// What the command gathers of a result folder and a page shows: the only thing that both know.

/** A table of a report: numbers as numbers, null where there is none. */
export interface ReportTable {
  caption: string
  columns: readonly string[]
  rows: readonly (readonly (string | number | null)[])[]
  /** Where the rest is, when rows were left out. */
  more?: string
}

/** Lowest and highest value of each day. */
interface Ends {
  low: readonly number[]
  high: readonly number[]
}

/** A series with its spread over runs: median and the middle 50 and 90 %, a value a day, in people. NaN: none. */
export interface ReportSpread {
  platform: string
  metric: string
  arm: string
  /** Over how many runs. */
  count: number
  median: readonly number[]
  half: Ends
  ninety: Ends
  /** A few single runs. */
  runs: readonly (readonly number[])[]
  /** Published values in the unit of the model, with where they are from. */
  observed: readonly { day: number; value: number; source: string; note?: string }[]
}

/** What an arm does to a series: run by run, its value less that of the first arm with the same seed and point. */
export interface ReportDifference extends Omit<ReportSpread, 'runs' | 'observed'> {
  /** Median of the first arm and of this one. */
  a: readonly number[]
  b: readonly number[]
}

/** All that a report shows. Plain data. */
export interface Report {
  name: string
  /** Version and commit that made the results. */
  madeBy: string
  /** Notes at the heads of the tables, for whoever wants to make them again. */
  notes: readonly (readonly [key: string, value: string])[]
  scenario: Scenario
  study: Pick<Study, 'replicates' | 'seed'> & {
    points: number
    arms: readonly { name: string; set: readonly string[] }[]
  }
  runs: { planned: number; done: number; failed: number; missing: number }
  /** What came out, in sentences. */
  says: readonly string[]
  tables: readonly ReportTable[]
  /** What the metrics are, by name. */
  metrics: Readonly<Record<string, { unit: string; meaning: string }>>
  spreads: readonly ReportSpread[]
  differences: readonly ReportDifference[]
}

/** What the built page module gives. */
export interface ReportModule {
  /**
   * The report as a page that stands for itself.
   * @param sha256 SHA-256 of a text in base64, for the page's policy
   */
  reportPage(report: Report, sha256: (text: string) => string): string
}
