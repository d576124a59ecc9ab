import { createNetwork } from './network/create-network.ts'
import type { EdgeList } from './network/edge-list.ts'
import type { Network } from './network/network.ts'
import type { DayRecord } from './observe/day-record.ts'
import type { People } from './population/people.ts'
import type { Saved } from './run/archive.ts'
import { Company, shardStarts, solveValues } from './run/company.ts'
import { Coordinator } from './run/coordinator.ts'
import { open } from './run/opening.ts'
import { type Plan, planOf } from './run/plan.ts'
import { Run } from './run/run.ts'
import { restoreRun } from './run/run-state.ts'
import { drive } from './run/work.ts'
import type { Scenario } from './scenario/scenario.ts'

export interface SimulationOptions {
  /** Edges of an imported network. */
  edges?: EdgeList
  /** The network of the scenario, when another run of the same people has it. */
  network?: Network
  /** Parts into which the people are divided in this thread, 1 when left out. Changes no bit. */
  shards?: number
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
  /** Values v of the platforms in slot order, solved for those whose use is known. */
  readonly values: Float64Array
  /** The people, shard by shard. For reading only. */
  readonly people: readonly People[]
  /** Simulates one day and reports it. */
  step(): DayRecord
  /** The whole state after the last day simulated, as copies. */
  save(): Saved
}

/**
 * Seats the people of a checked scenario on their first day.
 *
 * @throws RangeError when the scenario names an imported network and no edges are given
 */
export function createSimulation(scenario: Scenario, options: SimulationOptions = {}): Run {
  const plan = planOf(scenario)
  const company = companyOf(plan, options)
  const { seated, society } = drive(
    open(plan, () => solveValues(plan)),
    (command) => company.obey(command),
  )
  return new Run(plan, company, new Coordinator(plan, society, seated))
}

/**
 * Goes on from a saved state, under the scenario of the run that saved it: every day to come is the same to
 * the last bit. Days, events, the facts of platforms and the model may be others: then the past is what it was,
 * and what comes follows the new scenario. What was settled on the first day (traits, values, stages) stays.
 *
 * @param saved what `save` gave, with any number of shards
 * @throws RangeError when the state is of other people or platforms, or when edges are missing
 */
export function resumeSimulation(scenario: Scenario, saved: Saved, options: SimulationOptions = {}): Run {
  const plan = planOf(scenario)
  const company = companyOf(plan, options)
  return new Run(
    plan,
    company,
    drive(restoreRun(plan, saved), (command) => company.obey(command)),
  )
}

function companyOf(plan: Plan, { edges, network, shards }: SimulationOptions): Company {
  const starts = shardStarts(plan.users, shards ?? 1)
  const friends = network ?? createNetwork(plan.network, plan.users, plan.random, edges)
  return new Company(plan, friends, starts, [...starts.keys()])
}
