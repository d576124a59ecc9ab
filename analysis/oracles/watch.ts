import type { DayRecord } from '../../sim/observe/day-record.ts'
import { createSimulation, type Simulation } from '../../sim/simulation.ts'
import type { World } from './oracle.ts'

/** Starts the run of a world. */
export const start = ({ scenario, edges }: World): Simulation =>
  createSimulation(scenario, edges === undefined ? {} : { edges })

/** Share of users in a count of agents. */
export const shareOf = (simulation: Simulation, agents: number): number =>
  agents / simulation.scenario.population.agents

/** Simulates so many days and gives the record of the last. */
export function stepDays(simulation: Simulation, days: number): DayRecord {
  for (let day = 1; day < days; day++) simulation.step()
  return simulation.step()
}

/** Simulates until a day, not the first, of which `isStill` holds, or the scenario ends; gives that day's record. */
export function stepUntil(simulation: Simulation, isStill: (record: DayRecord) => boolean): DayRecord {
  simulation.step()
  for (;;) {
    const record = simulation.step()
    if (isStill(record) || simulation.day === simulation.scenario.time.days) return record
  }
}

/** Share of users who have joined platform `it` when nobody joins any more. */
export function joinedAtTheEnd(world: World): number {
  const simulation = start(world)
  const last = stepUntil(simulation, (record) => record.value('registrations', 0) === 0)
  return shareOf(simulation, last.value('registered_total', 0))
}

/** Users who have joined after each of so many days. */
export function joinedByDay(world: World, days: number): number[] {
  const simulation = start(world)
  return Array.from({ length: days }, () => simulation.step().value('registered_total', 0))
}
