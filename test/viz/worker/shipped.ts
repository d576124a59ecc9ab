import { scenarios } from 'virtual:scenarios'
import type { Scenario } from '../../../sim/scenario/scenario.ts'
import type { ShippedScenario } from '../../../viz/build/shipped-scenario.ts'

/** The US case as the page gets it. */
export const shipped: ShippedScenario = await scenarios.find(({ name }) => name === 'us-tiktok-ban-2025')!.load()

/** The same with so many agents. */
export function shippedScenario(agents: number): Scenario {
  const { scenario } = shipped
  return { ...scenario, population: { ...scenario.population, agents } }
}
