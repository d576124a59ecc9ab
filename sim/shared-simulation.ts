import { createNetwork } from './network/create-network.ts'
import type { EdgeList } from './network/edge-list.ts'
import type { DayRecord } from './observe/day-record.ts'
import type { Saved } from './run/archive.ts'
import type { Command, CommandName, Commands } from './run/commands.ts'
import { Company, shardStarts, solveValues } from './run/company.ts'
import { Coordinator } from './run/coordinator.ts'
import { open } from './run/opening.ts'
import { planOf } from './run/plan.ts'
import { restoreRun, saveRun } from './run/run-state.ts'
import { driveElsewhere } from './run/work.ts'
import type { Scenario } from './scenario/scenario.ts'
import type { Simulation } from './simulation.ts'

type Answer = Commands[CommandName]['answer']

/** A run whose people live in other threads. */
export type SharedSimulation = Omit<Simulation, 'people' | 'step' | 'save'> & {
  /** Simulates one day and reports it. */
  step(): Promise<DayRecord>
  /** The whole state after the last day simulated, as copies. */
  save(): Promise<Saved>
}

/** What a thread with some of the people does for the run. */
export interface ShardHost {
  obey(command: Command): Answer
}

/**
 * The people of one shard of a run, in the thread in which this is called.
 *
 * @param index which of `shards` parts
 * @throws RangeError when the scenario names an imported network and no edges are given
 */
export function hostShard(scenario: Scenario, shards: number, index: number, edges?: EdgeList): ShardHost {
  const plan = planOf(scenario)
  const network = createNetwork(plan.network, plan.users, plan.random, edges)
  const company = new Company(plan, network, shardStarts(plan.users, shards), [index])
  return { obey: (command) => company.obey(command)[0]! }
}

/** Shards of a run: no more than users. */
export const shardsOf = (scenario: Scenario, threads: number): number =>
  shardStarts(scenario.population.agents, threads).length

/**
 * Seats the people of a checked scenario, divided over shards that live elsewhere. The bytes are those of
 * `createSimulation`, whatever the number of shards.
 *
 * @param ask has every shard do what a command says; answers in the order of the shards
 */
export async function createSharedSimulation(
  scenario: Scenario,
  ask: (command: Command) => Promise<Answer[]>,
): Promise<SharedSimulation> {
  const plan = planOf(scenario)
  const { seated, society } = await driveElsewhere(
    open(plan, () => solveValues(plan)),
    ask,
  )
  return sharedOf(new Coordinator(plan, society, seated), ask)
}

/**
 * Goes on from a saved state with shards that live elsewhere, as `resumeSimulation` does.
 *
 * @param saved what `save` gave, with any number of shards
 * @throws RangeError when the state is of other people or platforms
 */
export async function resumeSharedSimulation(
  scenario: Scenario,
  saved: Saved,
  ask: (command: Command) => Promise<Answer[]>,
): Promise<SharedSimulation> {
  return sharedOf(await driveElsewhere(restoreRun(planOf(scenario), saved), ask), ask)
}

function sharedOf(coordinator: Coordinator, ask: (command: Command) => Promise<Answer[]>): SharedSimulation {
  const { plan, society } = coordinator
  return {
    scenario: plan.scenario,
    platforms: plan.platforms.map((platform) => platform.id),
    segments: plan.segments.map((segment) => segment.id),
    weight: plan.weight,
    get day() {
      return coordinator.day
    },
    values: society.values,
    step: () => driveElsewhere(coordinator.nextDay(), ask),
    save: () => driveElsewhere(saveRun(coordinator), ask),
  }
}
