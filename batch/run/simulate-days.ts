import { observeDay } from '../../analysis/tidy/series.ts'
import type { EdgeList } from '../../sim/network/edge-list.ts'
import type { DayRecord } from '../../sim/observe/day-record.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { createSharedSimulation } from '../../sim/shared-simulation.ts'
import { createSimulation } from '../../sim/simulation.ts'
import type { RunDay, RunHead } from './run-messages.ts'
import { startShards } from './shard-threads.ts'

/**
 * A whole run, day by day: the head first, then every day of the scenario. The same bytes for any number of threads.
 *
 * @param threads that the people are divided over; with 1 they live in the thread that calls
 */
export async function* simulateDays(
  scenario: Scenario,
  edges: EdgeList | undefined,
  threads: number,
): AsyncGenerator<RunHead | RunDay> {
  if (threads === 1) return yield* days(createSimulation(scenario, { edges }))
  const shards = startShards(scenario, edges, threads)
  try {
    yield* days(await createSharedSimulation(scenario, shards.ask))
  } finally {
    await shards.stop()
  }
}

/** What a run looks like wherever its people live. */
interface Steps {
  scenario: Scenario
  platforms: readonly string[]
  segments: readonly string[]
  weight: number
  step(): DayRecord | Promise<DayRecord>
}

async function* days(simulation: Steps): AsyncGenerator<RunHead | RunDay> {
  const { platforms, segments, weight, scenario } = simulation
  yield { kind: 'head', platforms, segments, weight }
  for (let day = 0; day < scenario.time.days; day++) {
    const record = await simulation.step()
    const { search, searchPeak } = record
    yield {
      kind: 'day',
      day: record.day,
      date: record.date,
      values: observeDay(record, simulation, weight),
      search,
      searchPeak,
    }
  }
}
