import { expect, test } from 'vitest'
import { version } from '../../package.json'
import { initialState } from '../../analysis/link/link-state.ts'
import { loadScenario } from '../../batch/files/load-scenario.ts'
import { createSimulation } from '../../sim/simulation.ts'
import { originOf } from '../../viz/export/run-files.ts'
import { Store } from '../../viz/store/store.ts'
import { tidyRun } from '../../viz/worker/tidy-run.ts'
import { exodusIn, freshFolder } from './exodus.ts'

test('the table that the lab saves is what its own command writes, byte for byte', async () => {
  const set = { 'time.days': '6', 'platforms.rednote.funnel.phone': '0.5' }
  const store = new Store({ ...initialState(version), set, seed: "it's 小红书" })
  const overrides = Object.entries(set).map(([path, text]) => `${path}=${text}`)
  const { scenario } = loadScenario(store.state.scenario, [
    'population.agents=400',
    ...overrides,
    `seed=${JSON.stringify(store.state.seed)}`,
  ])
  const origin = await originOf({ scenario, store })
  const table = await tidyRun(createSimulation(scenario), origin, async () => true)
  const words = origin.command.match(/'(?:[^']|'\\'')*'|[^ ]+/g)!.slice(1)
  const plain = words.map((word) => word.replace(/^'(.*)'$/s, '$1').replaceAll(`'\\''`, `'`))
  const { bytes } = await exodusIn(freshFolder(), ...plain)
  expect(bytes.toString()).toBe(table)
}, 60_000)

test('a table that is cancelled is none', async () => {
  const { scenario } = loadScenario('us-tiktok-ban-2025', ['population.agents=100', 'time.days=6'])
  const origin = await originOf({ scenario, store: new Store(initialState(version)) })
  expect(await tidyRun(createSimulation(scenario), origin, async (done) => done < 2)).toBeNull()
})
