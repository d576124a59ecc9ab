import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { checkAgainst } from '../../analysis/experiment/check-against.ts'
import type { Experiment } from '../../analysis/experiment/experiment.ts'
import { parseExperiment } from '../../analysis/experiment/parse-experiment.ts'
import { MAX_FILE_BYTES } from '../../sim/scenario/parse-tree.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { formatMistake, type Mistake } from '../../sim/schema/mistake.ts'
import { CommandError, EXIT } from '../command/exit.ts'
import { staysBelow } from '../files/find-scenario.ts'
import { loadScenario } from '../files/load-scenario.ts'
import { readText } from '../files/read-text.ts'
import { experimentPath, shippedNames } from '../files/shipped.ts'

/** A checked experiment and its scenario, before the experiment's overrides. */
export interface LoadedExperiment {
  experiment: Experiment
  base: Scenario
  /** Path of a file that the scenario or the experiment names: beside the scenario first, then beside the experiment. */
  beside(name: string): string | undefined
}

/**
 * Reads an experiment file and the scenario that it names: a shipped one, or a file beside it.
 *
 * @param name path of the file, or the name of a shipped experiment
 * @throws CommandError (exit 3) with every mistake on a line of its own
 */
export function loadExperiment(name: string): LoadedExperiment {
  const { loaded, mistakes } = checkExperiment(experimentPath(name))
  if (!loaded) throw new CommandError(EXIT.file, mistakes.map(formatMistake).join('\n'))
  return loaded
}

/**
 * The same, with the mistakes of the experiment's file instead of an error.
 * @throws CommandError (exit 3) when a file cannot be read, or the scenario has mistakes
 */
export function checkExperiment(file: string): { loaded?: LoadedExperiment; mistakes: readonly Mistake[] } {
  const { experiment, tree, mistakes } = parseExperiment(readText(file, MAX_FILE_BYTES), file)
  if (!experiment) return { mistakes }
  const { scenario: base, source } = loadScenario(scenarioPath(experiment.scenario, file), [])
  const against = checkAgainst(experiment, tree, base)
  if (against.length > 0) return { mistakes: against }
  return {
    loaded: { experiment, base, beside: (name) => source.beside(name) ?? besideFile(file, name) },
    mistakes: [],
  }
}

const besideFile = (file: string, name: string) =>
  staysBelow(name) && existsSync(join(dirname(file), name)) ? join(dirname(file), name) : undefined

function scenarioPath(name: string, file: string): string {
  if (shippedNames().includes(name)) return name
  const beside = [name, `${name}.yaml`].map((one) => join(dirname(file), one)).find((path) => existsSync(path))
  return beside ?? name
}
