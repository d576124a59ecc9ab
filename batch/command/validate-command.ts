import { formatMistake } from '../../sim/schema/mistake.ts'
import { checkScenario } from '../files/load-scenario.ts'
import { CommandError, EXIT } from './exit.ts'
import type { Terminal } from './terminal.ts'

/** Options of `exodus validate` as they were given. */
export interface ValidateOptions {
  set: string[]
  json?: true
}

/** `exodus validate`: every mistake on a line of its own, or one line that there is none. */
export async function validateCommand(name: string, options: ValidateOptions, terminal: Terminal): Promise<void> {
  const { scenario, mistakes, source } = checkScenario(name, options.set)
  if (options.json)
    await terminal.data(`${JSON.stringify({ file: source.file, valid: mistakes.length === 0, mistakes })}\n`)
  if (mistakes.length > 0) throw new CommandError(EXIT.file, options.json ? '' : mistakes.map(formatMistake).join('\n'))
  if (!options.json && scenario)
    await terminal.data(
      `${source.file} is valid: ${Object.keys(scenario.platforms).length} platforms, ${Object.keys(scenario.events).length} events, ${scenario.time.days} days.\n`,
    )
}
