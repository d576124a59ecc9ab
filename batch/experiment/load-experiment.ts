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
import { shippedNames } from '../files/shipped.ts'

/** A checked experiment and its scenario, before the experiment's overrides. */
export interface LoadedExperiment {
  experiment: Experiment
  base: Scenario
  /** Path of a file that the scenario or the experiment names: beside the scenario first, then beside the experiment. */
  beside(name: string): string | undefined
}

/**
 * Reads an experiment file and the scenario that it names: a shipped one, or a file beside it.
 * @throws CommandError (exit 3) with every mistake on a line of its own
 */
export function loadExperiment(file: string): LoadedExperiment {
  const parsed = parseExperiment(readText(file, MAX_FILE_BYTES), file)
  if (!parsed.experiment) throw refuse(parsed.mistakes)
  const { experiment, tree } = parsed
  const { scenario: base, source } = loadScenario(scenarioPath(experiment.scenario, file), [])
  const mistakes = checkAgainst(experiment, tree, base)
  if (mistakes.length > 0) throw refuse(mistakes)
  return {
    experiment,
    base,
    beside: (name) => source.beside(name) ?? besideFile(file, name),
  }
}

const besideFile = (file: string, name: string) =>
  staysBelow(name) && existsSync(join(dirname(file), name)) ? join(dirname(file), name) : undefined

function scenarioPath(name: string, file: string): string {
  if (shippedNames().includes(name)) return name
  const beside = [name, `${name}.yaml`].map((one) => join(dirname(file), one)).find((path) => existsSync(path))
  return beside ?? name
}

const refuse = (mistakes: readonly Mistake[]) => new CommandError(EXIT.file, mistakes.map(formatMistake).join('\n'))
