import { readFileSync } from 'node:fs'
import { readScenario } from '../../sim/scenario/read-scenario.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'

const fileOf = (name: string) => ({
  text: readFileSync(new URL(`../../scenarios/${name}.yaml`, import.meta.url), 'utf8'),
  file: `${name}.yaml`,
})

/** A shipped scenario with overrides `path=value`. */
export function shippedScenario(name: string, set: readonly string[] = []): Scenario {
  const { scenario, mistakes } = readScenario({ ...fileOf(name), load: fileOf, set })
  if (scenario === undefined) throw new Error(JSON.stringify(mistakes))
  return scenario
}
