import type { Scenario } from '../../sim/scenario/scenario.ts'

/**
 * A scenario with at most so many users. A network of a file is not made smaller: its users are who they are.
 *
 * @param beside worlds that are to have as many users
 */
export function withAtMost(scenario: Scenario, most: number, beside: readonly Scenario[] = [scenario]): Scenario {
  if (beside.some(({ network }) => network.kind === 'imported')) return scenario
  const agents = Math.min(most, scenario.population.agents)
  return { ...scenario, population: { ...scenario.population, agents } }
}
