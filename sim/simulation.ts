import type { EdgeList } from './network/edge-list.ts'
import type { DayRecord } from './observe/day-record.ts'
import type { People } from './population/people.ts'
import { Company, shardStarts, solveValues } from './run/company.ts'
import { Coordinator } from './run/coordinator.ts'
import { open } from './run/opening.ts'
import { planOf } from './run/plan.ts'
import { drive } from './run/work.ts'
import type { Scenario } from './scenario/scenario.ts'

export interface SimulationOptions {
  /** Edges of an imported network. */
  edges?: EdgeList
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
}

/**
 * Seats the people of a checked scenario on their first day.
 *
 * @throws RangeError when the scenario names an imported network and no edges are given
 */
export function createSimulation(scenario: Scenario, options: SimulationOptions = {}): Simulation {
  const plan = planOf(scenario)
  const starts = shardStarts(plan.users, options.shards ?? 1)
  const company = new Company(plan, options.edges, starts, [...starts.keys()])
  const { seated, society } = drive(open(plan, () => solveValues(plan)), (command) => company.obey(command))
  const coordinator = new Coordinator(plan, society, seated)
  return {
    scenario,
    platforms: plan.platforms.map((platform) => platform.id),
    segments: plan.segments.map((segment) => segment.id),
    weight: plan.weight,
    get day() {
      return coordinator.day
    },
    values: society.values,
    people: company.shards.map((shard) => shard.people),
    step: () => drive(coordinator.nextDay(), (command) => company.obey(command)),
  }
}
