import { observeDay } from '../../analysis/tidy/series.ts'
import { writeCheckpoint } from '../../sim/history/checkpoint-file.ts'
import type { DayRecord } from '../../sim/observe/day-record.ts'
import type { Saved } from '../../sim/run/archive.ts'
import { dayOfSaved } from '../../sim/run/run-state.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { createSharedSimulation, resumeSharedSimulation } from '../../sim/shared-simulation.ts'
import { createSimulation, resumeSimulation } from '../../sim/simulation.ts'
import { PastDays } from './past-days.ts'
import type { RunCheckpoint, RunDay, RunHead, RunTask } from './run-messages.ts'
import { startShards } from './shard-threads.ts'

type Report = RunHead | RunDay | RunCheckpoint

/**
 * A whole run, day by day: the head first, then every day of the scenario, those before the state that it goes on
 * from included. The same bytes for any number of threads. With one thread the people live in the one that calls.
 *
 * @param isStopped asked after every day of a run with checkpoints; true saves the state and ends
 * @returns whether all days were simulated
 */
export async function* simulateDays(task: RunTask, isStopped = () => false): AsyncGenerator<Report, boolean> {
  const { scenario, edges, threads, from } = task
  const past = from ? PastDays.take(from, dayOfSaved(from), scenario.time.start) : new PastDays()
  if (threads === 1) {
    const simulation = from ? resumeSimulation(scenario, from, { edges }) : createSimulation(scenario, { edges })
    return yield* days(simulation, task, past, isStopped)
  }
  const shards = startShards(scenario, edges, threads)
  try {
    const begin = from
      ? resumeSharedSimulation(scenario, from, shards.ask)
      : createSharedSimulation(scenario, shards.ask)
    return yield* days(await begin, task, past, isStopped)
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
  day: number
  step(): DayRecord | Promise<DayRecord>
  save(): Saved | Promise<Saved>
}

async function* days(
  simulation: Steps,
  { edges, checkpoints }: RunTask,
  past: PastDays,
  isStopped: () => boolean,
): AsyncGenerator<Report, boolean> {
  const { platforms, segments, weight, scenario } = simulation
  yield { kind: 'head', platforms, segments, weight }
  for (const day of past.days) yield { ...day, values: day.values.slice() }
  const end = scenario.time.days
  while (simulation.day < end) {
    const day = dayOf(await simulation.step(), simulation)
    if (checkpoints) past.add(day)
    yield day
    if (!checkpoints) continue
    const stopped = isStopped()
    if (stopped || simulation.day % checkpoints.everyDays === 0 || simulation.day === end) {
      const saved = await simulation.save()
      past.keep(saved)
      yield {
        kind: 'checkpoint',
        day: simulation.day,
        bytes: writeCheckpoint({ scenario, saved }, edges, checkpoints.version),
      }
    }
    if (stopped && simulation.day < end) return false
  }
  return true
}

function dayOf(record: DayRecord, simulation: Steps): RunDay {
  const { day, date, search, searchPeak } = record
  return { kind: 'day', day, date, values: observeDay(record, simulation, simulation.weight), search, searchPeak }
}
