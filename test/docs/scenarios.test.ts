import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../batch/files/package-root.ts'
import { formatMistake } from '../../sim/schema/mistake.ts'
import { readScenario } from '../../sim/scenario/read-scenario.ts'
import { createSimulation } from '../../sim/simulation.ts'

const page = readFileSync(join(packageRoot(), 'docs/scenarios.md'), 'utf8')
const [home, wall] = [...page.matchAll(/```yaml\n([^]*?)```/g)].map((match) => match[1]!)
const read = (text: string) => {
  const load = (name: string) => (name === 'home.yaml' ? { text: home!, file: name } : undefined)
  const { scenario, mistakes } = readScenario({ text, file: 'page.yaml', load })
  expect(mistakes.map(formatMistake)).toEqual([])
  return scenario!
}

/** People who ever joined Harbour. */
function joined(text: string): number {
  const simulation = createSimulation(read(text))
  let record = simulation.step()
  while (simulation.day < simulation.scenario.time.days) record = simulation.step()
  return record.value('registered_total', simulation.platforms.indexOf('harbour')) * simulation.weight
}

test('the scenario of the page runs, and its wall keeps people out', () => {
  const free = joined(home!)
  expect(free).toBeGreaterThan(10_000)
  expect(joined(wall!)).toBeLessThan(free / 2)
})
