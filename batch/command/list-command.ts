import { loadExperiment } from '../experiment/load-experiment.ts'
import { checkScenario } from '../files/load-scenario.ts'
import { shippedExperiments, shippedNames } from '../files/shipped.ts'
import { textTable } from '../summary/text-table.ts'
import type { Terminal } from './terminal.ts'

interface Shipped {
  name: string
  title: string
}

/** `exodus list`: the scenarios and the experiments that come with the package, by name and what they are. */
export async function listCommand(options: { json?: true }, terminal: Terminal): Promise<void> {
  const scenarios = shippedNames().map((name) => ({ name, title: checkScenario(name, []).scenario?.title ?? name }))
  const experiments = shippedExperiments().map((name) => ({ name, title: loadExperiment(name).experiment.description }))
  if (options.json) return terminal.data(`${JSON.stringify({ scenarios, experiments })}\n`)
  await terminal.data(['Scenarios', ...rows(scenarios), '', 'Experiments', ...rows(experiments), ''].join('\n'))
}

const rows = (shipped: readonly Shipped[]) =>
  textTable(
    shipped.map(({ name, title }) => [`  ${name}`, title]),
    [0, 1],
  )
