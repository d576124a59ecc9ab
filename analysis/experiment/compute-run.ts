import type { Scenario } from '../../sim/scenario/scenario.ts'
import { createSimulation } from '../../sim/simulation.ts'
import type { EdgeList } from '../../sim/network/edge-list.ts'
import { chooseSeries, seriesName } from '../tidy/choose-series.ts'
import { listSeries, observeDay, type Series } from '../tidy/series.ts'
import type { Outputs } from './experiment.ts'
import { joinedPlatforms } from './joined.ts'
import { reduce, windowOf } from './reduce.ts'

/** What a run is asked for: all that its result depends on beside the scenario. */
export type Asked = Pick<Outputs, 'series' | 'segments' | 'scalars' | 'people'>

/** What is kept of a run. */
export interface RunResult {
  series: Series[]
  days: number
  /** In people: the days of the first series, then of the second. NaN where there is no value. */
  values: Float64Array
  /** In the order of the names asked for. */
  scalars: Float64Array
  /** Which platforms each user joined; see `joinedPlatforms`. Empty unless asked for. */
  people: Uint16Array
}

/**
 * Computes a run and keeps of it what is asked for.
 *
 * @param edges of an imported network
 * @throws RangeError when a scalar asks for a series that the scenario does not have
 */
export function computeRun(scenario: Scenario, asked: Asked, edges?: EdgeList): RunResult {
  const simulation = createSimulation(scenario, { edges })
  const all = listSeries(simulation)
  const { days } = scenario.time
  const columns = all.map(() => new Float64Array(days))
  // Read when the run has ended: the search index is relative to the maximum of the whole run.
  const records = Array.from({ length: days }, () => simulation.step())
  for (const record of records) {
    const values = observeDay(record, simulation, simulation.weight)
    columns.forEach((column, k) => (column[record.day] = values[k]!))
  }
  const kept = chooseSeries(asked.series, all, simulation.platforms, asked.segments).chosen
  const values = new Float64Array(kept.length * days)
  kept.forEach((k, index) => values.set(columns[k]!, index * days))
  const names = all.map(seriesName)
  const scalars = Object.values(asked.scalars).map((spec) => {
    const column = columns[names.indexOf(spec.of)]
    if (!column) throw new RangeError(`no series is called ${spec.of}`)
    return reduce(spec.reduce, column, windowOf(spec, scenario))
  })
  const people = asked.people ? joinedPlatforms(simulation.people) : new Uint16Array()
  return { series: kept.map((k) => all[k]!), days, values, scalars: Float64Array.from(scalars), people }
}
