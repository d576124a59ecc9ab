import type { EdgeList } from './network/edge-list.ts'
import type { DayRecord } from './observe/day-record.ts'
import type { Scenario } from './scenario/scenario.ts'

export interface SimulationOptions {
  /** Edges of an imported network. */
  edges?: EdgeList
}

/** A run. Days are simulated one after the other; the state after a day is fully determined by scenario and seed. */
export interface Simulation {
  readonly scenario: Scenario
  /** Platform ids in slot order (the order of every per-platform array). */
  readonly platforms: readonly string[]
  readonly segments: readonly string[]
  /** w = P/N: people that one agent stands for. */
  readonly weight: number
  /** The next day to be simulated, 0-based. */
  readonly day: number
  /** Simulates one day and reports it. */
  step(): DayRecord
}
