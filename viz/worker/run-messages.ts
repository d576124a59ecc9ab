import type { Provenance } from '../../analysis/tidy/provenance.ts'
import type { EdgeList } from '../../sim/network/edge-list.ts'
import type { Diary } from '../../sim/history/diary.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import type { Mistake } from '../../sim/schema/mistake.ts'
import type { CrowdFrame } from '../crowd/frame.ts'

/** What a run says before its first day. */
export interface RunHead {
  /** Platform ids in slot order. */
  platforms: readonly string[]
  segments: readonly string[]
  /** People that one agent stands for. */
  weight: number
  /** Names of the metrics, in the order of `RunDay.values`. */
  metrics: readonly string[]
  crowd: CrowdFrame
}

/** One day of a run. Arrays are handed over, not copied. */
export interface RunDay {
  day: number
  date: string
  /** Metric by platform: `values[metric * platforms + slot]`, in people; NaN where there is none. */
  values: Float64Array
  /** Moves of main home in people: (platforms + 1) squared, row from, column to, the last is outside. */
  flows: Float64Array
  crowd: CrowdFrame
}

export interface Checked {
  /** Present when there are no mistakes. */
  scenario?: Scenario
  mistakes: readonly Mistake[]
}

/** One observed series of a run: a metric of one platform, one value a day, in agents. */
export interface SeriesRun {
  seed: string
  weight: number
  /** By platform id. */
  values: Readonly<Record<string, Float64Array>>
}

/** Several metrics of a run. */
export interface MetricTable {
  weight: number
  /** By platform id, in the order in which the metrics were asked for: one value a day, in agents where it counts people. */
  values: Readonly<Record<string, readonly Float64Array[]>>
}

/** What the page can ask of a worker that computes. */
export interface RunApi {
  /** Checks a scenario after overrides `path=value`. Never throws. */
  check(scenario: unknown, set: readonly string[]): Promise<Checked>
  /** Takes the edge list of a file's name, for scenarios that name it. */
  takeEdges(file: string, edges: EdgeList): void
  /**
   * Runs a checked scenario. Each day is handed over and acknowledged before the second after it
   * is computed, and the last is acknowledged before this resolves; a later run or `stop` ends it.
   *
   * @returns false when it was ended early
   */
  run(
    scenario: Scenario,
    dots: number,
    onHead: (head: RunHead) => Promise<void>,
    onDay: (day: RunDay) => Promise<void>,
  ): Promise<boolean>
  /** A metric of all platforms over a whole run, without a crowd; null when it was ended early. */
  series(scenario: Scenario, metric: string): Promise<SeriesRun | null>
  /** Several metrics of all platforms over a whole run; null when it was ended early. */
  table(scenario: Scenario, metrics: readonly string[]): Promise<MetricTable | null>
  /**
   * The tidy table of a whole run in CSV, the bytes that the command writes.
   *
   * @param onDay called with the number of days done
   * @returns null when it was ended early
   */
  tidy(scenario: Scenario, origin: Provenance, onDay: (done: number) => void | Promise<void>): Promise<string | null>
  /**
   * The diary of a user of the latest run, over its days so far.
   *
   * @param user 0 .. agents - 1
   * @returns null before the first run
   * @throws RangeError when there is no such user
   */
  diary(user: number): Promise<Diary | null>
  /** Users of the latest run who registered on a platform so far, day after day. */
  joiners(platform: string): Promise<readonly number[]>
  stop(): void
}
