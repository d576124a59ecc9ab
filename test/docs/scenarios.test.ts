import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { brief } from '../../analysis/findings/words.ts'
import { packageRoot } from '../../batch/files/package-root.ts'
import { formatMistake } from '../../sim/schema/mistake.ts'
import { readScenario } from '../../sim/scenario/read-scenario.ts'
import { createSimulation } from '../../sim/simulation.ts'

const page = readFileSync(join(packageRoot(), 'docs/scenarios.md'), 'utf8')
const [home, wall] = [...page.matchAll(/```yaml\n([^]*?)```/g)].map((match) => match[1]!)
const read = (text: string, set: string[] = []) => {
  const load = (name: string) => (name === 'home.yaml' ? { text: home!, file: name } : undefined)
  const { scenario, mistakes } = readScenario({ text, file: 'page.yaml', load, set })
  expect(mistakes.map(formatMistake)).toEqual([])
  return scenario!
}

/** People who ever joined Harbour. */
function joined(text: string, set: string[] = []): number {
  const simulation = createSimulation(read(text, set))
  let record = simulation.step()
  while (simulation.day < simulation.scenario.time.days) record = simulation.step()
  return record.value('registered_total', simulation.platforms.indexOf('harbour')) * simulation.weight
}

test('the scenario of the page runs as it says, and its wall keeps people out', () => {
  const free = joined(home!)
  const [, withBan, without] = /(\S+) people join Harbour by .*; without the ban (\S+)\.\s/.exec(page)!
  expect([brief(free), brief(joined(home!, ['events.closure.enabled=false']))]).toEqual([withBan, without])
  expect(joined(wall!)).toBeLessThan(free / 2)
})

test('a slip is told as the page says', () => {
  const text = home!.replace('foreign:', 'foriegn:')
  const { mistakes } = readScenario({ text, file: 'home.yaml', load: () => undefined })
  expect(mistakes.map(formatMistake)).toEqual([/^home\.yaml:.*$/m.exec(page)![0]])
})
