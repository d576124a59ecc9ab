import type { EdgeList } from '../../sim/network/edge-list.ts'
import type { Saved } from '../../sim/run/archive.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'

/** What the thread of a run is asked for. */
export type RunRequest =
  | RunTask
  /** How long the run would take and how much memory, found out with few agents. */
  | { kind: 'measure'; scenario: Scenario }

/** A run to be computed. */
export interface RunTask {
  kind: 'run'
  scenario: Scenario
  edges: EdgeList | undefined
  threads: number
  /** The state of a run of the same past, its days among it, to go on from. */
  from?: Saved
  /** When its state is to be reported. */
  checkpoints?: { everyDays: number; version: string }
}

/** Said to the thread of a run with checkpoints: report the state after the present day, and end. */
export const STOP = 'stop'

/** What is known once the population stands. */
export interface RunHead {
  kind: 'head'
  /** Platform ids in slot order. */
  platforms: readonly string[]
  segments: readonly string[]
  /** People that one agent stands for. */
  weight: number
}

/** One simulated day. */
export interface RunDay {
  kind: 'day'
  /** 0-based. */
  day: number
  /** ISO date. */
  date: string
  /** In people, in the order of `listSeries`; the search index still relative to the maximum so far. */
  values: Float64Array
  /** Smoothed flow of hearing at the end of the day, and its maximum so far, by platform slot. */
  search: Float64Array
  searchPeak: Float64Array
}

/** Costs found out with few agents: what one agent and the rest cost. */
export interface RunCosts {
  kind: 'costs'
  /** Seconds of a whole run: fixed, and for each agent. */
  seconds: { fixed: number; perAgent: number }
  /** Bytes for each agent: of his state, and of the network, which every thread has. */
  bytesPerAgent: { state: number; ties: number }
}

/** The state after so many days, as the bytes of a file. */
export interface RunCheckpoint {
  kind: 'checkpoint'
  day: number
  bytes: Uint8Array<ArrayBuffer>
}

export type RunReport = RunHead | RunDay | RunCosts | RunCheckpoint | { kind: 'done' | 'stopped' }
