import { existsSync } from 'node:fs'
import { MAX_FILE_BYTES } from '../../sim/scenario/parse-tree.ts'
import { formatMistake } from '../../sim/schema/mistake.ts'
import { checkExperiment } from '../experiment/load-experiment.ts'
import { checkScenario } from '../files/load-scenario.ts'
import { readText } from '../files/read-text.ts'
import { experimentPath } from '../files/shipped.ts'
import { CommandError, EXIT } from './exit.ts'
import type { Terminal } from './terminal.ts'

/** Options of `exodus validate` as they were given. */
export interface ValidateOptions {
  set: string[]
  json?: true
}

/** What only an experiment has at its top: a scenario has no field of these names. */
const EXPERIMENT_KEY = /^"?(?:scenario|replicates|design|factors|arms|outputs|targets|calibration)"? *:/m

/** `exodus validate`: every mistake on a line of its own, or one line that there is none. */
export async function validateCommand(name: string, options: ValidateOptions, terminal: Terminal): Promise<void> {
  const experiment = experimentAt(name)
  if (experiment !== undefined) return validateExperiment(name, experiment, options, terminal)
  const { scenario, mistakes, source } = await checked(name, options, terminal)
  if (options.json)
    await terminal.data(`${JSON.stringify({ file: source.file, valid: mistakes.length === 0, mistakes })}\n`)
  if (mistakes.length > 0) throw new CommandError(EXIT.file, options.json ? '' : mistakes.map(formatMistake).join('\n'))
  if (!options.json && scenario)
    await terminal.data(
      `${source.file} is valid: ${Object.keys(scenario.platforms).length} platforms, ${Object.keys(scenario.events).length} events, ${scenario.time.days} days.\n`,
    )
}

/** @throws CommandError (exit 3) for a file that cannot be read, which is told as JSON where that was asked for */
async function checked(name: string, { set, json }: ValidateOptions, terminal: Terminal) {
  try {
    return checkScenario(name, set)
  } catch (error) {
    if (!json || !(error instanceof CommandError)) throw error
    const mistake = {
      file: name,
      line: 0,
      column: 0,
      path: '',
      found: error.message,
      expected: 'a scenario or an experiment',
    }
    await terminal.data(`${JSON.stringify({ file: name, valid: false, mistakes: [mistake] })}\n`)
    throw new CommandError(error.exitCode, '')
  }
}

/** Path of the file when it is an experiment. */
function experimentAt(name: string): string | undefined {
  const path = experimentPath(name)
  if (!/\.(?:ya?ml|json)$/.test(path) || !existsSync(path)) return undefined
  return EXPERIMENT_KEY.test(readText(path, MAX_FILE_BYTES)) ? path : undefined
}

async function validateExperiment(
  name: string,
  file: string,
  { json, set }: ValidateOptions,
  terminal: Terminal,
): Promise<void> {
  if (set.length > 0) throw new CommandError(EXIT.usage, `${name}: found --set, expected an experiment as it stands`)
  const { loaded, mistakes } = checkExperiment(file)
  if (json) await terminal.data(`${JSON.stringify({ file, valid: mistakes.length === 0, mistakes })}\n`)
  if (mistakes.length > 0) throw new CommandError(EXIT.file, json ? '' : mistakes.map(formatMistake).join('\n'))
  if (!json && loaded) {
    const { factors, arms, design } = loaded.experiment
    await terminal.data(
      `${file} is a valid experiment: design ${design.kind}, ${Object.keys(factors).length} factors, ${arms.length} arms.\n`,
    )
  }
}
