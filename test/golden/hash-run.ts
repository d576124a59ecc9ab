import { observeDay } from '../../analysis/tidy/series.ts'
import { crc32 } from '../../sim/history/crc32.ts'
import type { EdgeList } from '../../sim/network/edge-list.ts'
import { stateHash } from '../../sim/run/state-hash.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { createSimulation } from '../../sim/simulation.ts'

/** One world whose run is compared. */
export interface Case {
  name: string
  scenario: Scenario
  /** Ends of the edges of an imported network. */
  edges?: { from: number[]; to: number[] }
}

/** Days between two hashes. */
const EVERY = 10

/**
 * A run in a few lines: the day, a hash of the state of all people, and a check sum of every number observed since
 * the last line. Runs that agree in them agree in every byte. Runs wherever the engine does.
 */
export function hashRun({ scenario, edges }: Case): string[] {
  const simulation = createSimulation(scenario, { edges: edges && edgeList(edges, scenario.population.agents) })
  const lines: string[] = []
  let observed = 0
  const { days } = scenario.time
  while (simulation.day < days) {
    const values = observeDay(simulation.step(), simulation, simulation.weight)
    // every NaN alike: its bits may be others, and no table can show them
    const bytes = new Float64Array([observed, ...values.map((value) => (Number.isNaN(value) ? Infinity : value))])
    observed = crc32(new Uint8Array(bytes.buffer))
    if (simulation.day % EVERY !== 0 && simulation.day !== days) continue
    lines.push(`${simulation.day} ${stateHash(simulation.people)} ${observed.toString(16).padStart(8, '0')}`)
  }
  return lines
}

const edgeList = ({ from, to }: { from: number[]; to: number[] }, users: number): EdgeList => ({
  users,
  from: Uint32Array.from(from),
  to: Uint32Array.from(to),
})
