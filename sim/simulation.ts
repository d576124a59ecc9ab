import { createNetwork } from './network/create-network.ts'
import type { EdgeList } from './network/edge-list.ts'
import type { Network } from './network/network.ts'
import type { DayRecord } from './observe/day-record.ts'
import { People } from './population/people.ts'
import { obey } from './run/commands.ts'
import { Coordinator } from './run/coordinator.ts'
import { MOST_SOLVED, seat, settleOpening } from './run/opening.ts'
import { planOf, type Plan } from './run/plan.ts'
import { Shard } from './run/shard.ts'
import type { Society } from './run/society.ts'
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
  const network = networkOf(plan, options.edges)
  const { society, shards, seated, command } = open(plan, network, options)
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
    people: shards.map((shard) => shard.people),
    step: () => drive(coordinator.nextDay(), command),
  }
}

/** Seats and settles the people of a plan, in shards of this thread. */
function open(plan: Plan, network: Network, options: SimulationOptions) {
  const starts = shardStarts(plan.users, options.shards ?? 1)
  const shards = starts.map((first, index) => {
    const end = starts[index + 1] ?? plan.users
    return new Shard(plan, network, new People(first, end - first, plan.platforms.length, plan.days))
  })
  const command = (asked: Parameters<typeof obey>[1]) => shards.map((shard, index) => obey(shard, asked, index, starts))
  const seated = drive(seat(), command)
  const tooMany = plan.users > MOST_SOLVED && plan.network.kind !== 'imported'
  const given = tooMany ? solveValues(plan, options).values : undefined
  const society = drive(settleOpening(plan, network, given), command)
  return { society, shards, seated, command }
}

/** Solves the values of incumbents on fewer users with the same keys. */
function solveValues(plan: Plan, options: SimulationOptions): Society {
  const { scenario } = plan
  const fewer = planOf({ ...scenario, population: { ...scenario.population, agents: MOST_SOLVED } })
  return open(fewer, networkOf(fewer, undefined), options).society
}

/** First user of each of so many shards of about the same size; no more shards than users. */
export function shardStarts(users: number, shards: number): number[] {
  const count = Math.max(1, Math.min(shards, users))
  return Array.from({ length: count }, (_, index) => Math.floor((index * users) / count))
}

function networkOf(plan: Plan, edges: EdgeList | undefined): Network {
  return createNetwork(plan.network, plan.users, plan.random, edges)
}
