import { compare, type Comparison, type ValueOn } from '../../analysis/observed/compare.ts'
import { mean } from '../../analysis/ensembles/moments.ts'
import { METRICS } from '../../sim/observe/metrics.ts'
import type { DayRecord } from '../../sim/observe/day-record.ts'
import { createSimulation, type Simulation } from '../../sim/simulation.ts'
import { loadScenario } from '../files/load-scenario.ts'
import { readText } from '../files/read-text.ts'
import { loadObserved, OBSERVED_LIMIT } from '../observed/load-observed.ts'

/** How large a world is run for the page, and how often. */
export interface WorldSize {
  agents: number
  runs: number
}

/** A published number beside the mean over runs. */
export interface Compared extends Comparison {
  /** Agents that the model's value was counted from, over all runs; fewer mean more chance. */
  counted: number
}

/**
 * Runs a shipped scenario as it is committed, with the seeds `worlds-1`, `worlds-2` and so on, and sets it beside what was
 * observed.
 *
 * @throws CommandError (exit 3) when the scenario or its observed data cannot be used
 */
export function runWorld(name: string, { agents, runs }: WorldSize): Compared[] {
  const { scenario, source } = loadScenario(name, [`population.agents=${agents}`])
  const observations = loadObserved(scenario, (file) => readText(source.beside(file) ?? file, OBSERVED_LIMIT))
  const inRuns = Array.from({ length: runs }, (_, run) => {
    const simulation = createSimulation({ ...scenario, seed: `worlds-${run + 1}` })
    const records = Array.from({ length: scenario.time.days }, () => simulation.step())
    return compare(scenario, scenario.observed, observations, valuesOf(simulation, records))
  })
  // a rank is missing where nobody installs, so not every run has every row
  const keys = new Map(inRuns.flat().map((one) => [keyOf(one), one]))
  return [...keys].map(([key, one]) => {
    const model = mean(inRuns.flat().flatMap((other) => (keyOf(other) === key ? [other.model] : [])))
    const scale = scenario.observed.find((spec) => spec.series === one.series)!.scale
    const counted = (model * scale * agents * runs) / scenario.population.people
    return { ...one, model, counted: one.unit === 'people' ? Math.round(counted) : NaN }
  })
}

const keyOf = ({ series, segment, date, dateEnd }: Comparison) => [series, segment, date, dateEnd].join(' ')

/** Metrics that count agents. */
const COUNTED = new Set(METRICS.filter(({ unit }) => unit === 'people').map(({ name }) => name))

const valuesOf =
  (simulation: Simulation, records: readonly DayRecord[]): ValueOn =>
  ({ platform, segment, metric }, day) => {
    const slot = simulation.platforms.indexOf(platform)
    const value = records[day]!.value(metric, slot, segment === '' ? undefined : simulation.segments.indexOf(segment))
    return COUNTED.has(metric) ? value * simulation.weight : value
  }
