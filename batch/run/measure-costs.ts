import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { createSimulation } from '../../sim/simulation.ts'
import type { RunCosts } from './run-messages.ts'

/** Sizes of the two trial runs, in agents: small enough for a second, apart enough for a slope. */
const SMALL = 1000
const LARGE = 8000

/** Days of a trial run; longer scenarios are taken as going on alike. */
const TRIAL_DAYS = 90

interface Trial {
  seconds: number
  bytes: number
}

/**
 * Runs the scenario with few agents on this machine and takes what an agent costs from the difference.
 * An imported network cannot be made smaller, so the default network stands in for it.
 */
export function measureCosts(scenario: Scenario): RunCosts {
  const collect = garbageCollector()
  // The first run of all pays for compiling the engine, which a long run does not feel.
  trial(scenario, SMALL, collect)
  const small = trial(scenario, SMALL, collect)
  const large = trial(scenario, LARGE, collect)
  const perAgent = (what: (trial: Trial) => number) => Math.max(0, (what(large) - what(small)) / (LARGE - SMALL))
  const seconds = perAgent((t) => t.seconds)
  return {
    kind: 'costs',
    seconds: { perAgent: seconds, fixed: Math.max(0, small.seconds - seconds * SMALL) },
    bytesPerAgent: perAgent((t) => t.bytes),
  }
}

function trial(scenario: Scenario, agents: number, collect: () => void): Trial {
  const days = Math.min(scenario.time.days, TRIAL_DAYS)
  const smaller: Scenario = {
    ...scenario,
    time: { ...scenario.time, days },
    population: { ...scenario.population, agents },
    network: scenario.network.kind === 'imported' ? STAND_IN : scenario.network,
  }
  collect()
  const before = bytesInUse()
  const start = performance.now()
  const simulation = createSimulation(smaller)
  // What the building used and dropped is still counted, because nothing was collected since.
  let most = bytesInUse()
  const built = performance.now()
  for (let day = 0; day < days; day++) {
    simulation.step()
    most = Math.max(most, bytesInUse())
  }
  const run = performance.now() - built
  return { seconds: (built - start + (run / days) * scenario.time.days) / 1000, bytes: most - before }
}

const STAND_IN: Scenario['network'] = {
  kind: 'communities',
  degree: 20,
  spread: 0.8,
  maxDegree: 250,
  communitySize: 150,
  inside: 0.7,
  ageMixing: 0.5,
}

/** Flat arrays, in which the state of the agents lies. */
const bytesInUse = () => process.memoryUsage().arrayBuffers

/** The engine's own collector, which a thread cannot be given by an option. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}
