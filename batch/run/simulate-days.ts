import { observeDay } from '../../analysis/tidy/series.ts'
import type { EdgeList } from '../../sim/network/edge-list.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { createSimulation } from '../../sim/simulation.ts'
import type { RunDay, RunHead } from './run-messages.ts'

/** A whole run, day by day: the head first, then every day of the scenario. */
export function* simulateDays(scenario: Scenario, edges?: EdgeList): Generator<RunHead | RunDay> {
  const simulation = createSimulation(scenario, { edges })
  const { platforms, segments, weight } = simulation
  yield { kind: 'head', platforms, segments, weight }
  for (let day = 0; day < scenario.time.days; day++) {
    const record = simulation.step()
    yield { kind: 'day', day: record.day, date: record.date, values: observeDay(record, simulation, weight) }
  }
}
