import { checkScenario } from '../files/load-scenario.ts'
import { shippedNames } from '../files/shipped.ts'
import { textTable } from '../summary/text-table.ts'
import type { Terminal } from './terminal.ts'

/** `exodus list`: the scenarios that come with the package, by name and title. */
export async function listCommand(options: { json?: true }, terminal: Terminal): Promise<void> {
  const scenarios = shippedNames().map((name) => ({ name, title: checkScenario(name, []).scenario?.title ?? name }))
  await terminal.data(
    options.json
      ? `${JSON.stringify(scenarios)}\n`
      : `${textTable(
          scenarios.map(({ name, title }) => [name, title]),
          [0, 1],
        ).join('\n')}\n`,
  )
}
