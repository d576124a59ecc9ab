import { createNetwork } from '../../sim/network/create-network.ts'
import { planOf } from '../../sim/run/plan.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { createSimulation } from '../../sim/simulation.ts'
import type { RunCosts } from './run-messages.ts'

/** Sizes of the two trial runs, in agents: small enough for a second, apart enough for a slope. */
const SMALL = 1000
const LARGE = 8000

/** Days of a trial run; longer scenarios are taken as going on alike. */
const TRIAL_DAYS = 90

/**
 * Runs the scenario with few agents on this machine and takes the time of an agent from the difference; the memory
 * from the arrays themselves. An imported network cannot be made smaller, so the default network stands in for it.
 */
export function measureCosts(scenario: Scenario): RunCosts {
  // The first run of all pays for compiling the engine, which a long run does not feel.
  secondsOf(smaller(scenario, SMALL))
  const small = secondsOf(smaller(scenario, SMALL))
  const large = secondsOf(smaller(scenario, LARGE))
  const perAgent = Math.max(0, (large - small) / (LARGE - SMALL))
  return {
    kind: 'costs',
    seconds: { perAgent, fixed: Math.max(0, small - perAgent * SMALL) },
    bytesPerAgent: bytesOf(smaller(scenario, LARGE)),
  }
}

function smaller(scenario: Scenario, agents: number): Scenario {
  return {
    ...scenario,
    population: { ...scenario.population, agents },
    network: scenario.network.kind === 'imported' ? STAND_IN : scenario.network,
  }
}

/** Seconds for the whole length of a scenario, from a trial of its first days. */
function secondsOf(scenario: Scenario): number {
  const { days } = scenario.time
  const tried = Math.min(days, TRIAL_DAYS)
  const start = performance.now()
  const simulation = createSimulation(scenario)
  const built = performance.now()
  for (let day = 0; day < tried; day++) simulation.step()
  const run = performance.now() - built
  return (built - start + (run / tried) * days) / 1000
}

/** Bytes of the arrays in which an agent's state and his ties lie. */
function bytesOf(scenario: Scenario): RunCosts['bytesPerAgent'] {
  const { agents } = scenario.population
  let state = 0
  for (const people of createSimulation(scenario).people)
    for (const [, array] of people.arrays()) state += array.byteLength
  const { network: spec, users, random } = planOf(scenario)
  const network = createNetwork(spec, users, random)
  const ties = network.kind === 'edges' ? network.offsets.byteLength + network.neighbours.buffer.byteLength : 0
  return { state: state / agents, ties: ties / agents }
}

const STAND_IN: Scenario['network'] = {
  kind: 'communities',
  degree: 20,
  law: 'lognormal',
  spread: 0.8,
  maxDegree: 250,
  communitySize: 150,
  inside: 0.7,
  ageMixing: 0.5,
}
