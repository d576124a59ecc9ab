import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { checkAgainst } from '../../analysis/experiment/check-against.ts'
import type { Experiment } from '../../analysis/experiment/experiment.ts'
import { parseExperiment } from '../../analysis/experiment/parse-experiment.ts'
import { MAX_FILE_BYTES } from '../../sim/scenario/parse-tree.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { formatMistake, type Mistake } from '../../sim/schema/mistake.ts'
import { CommandError, EXIT } from '../command/exit.ts'
import { loadScenario } from '../files/load-scenario.ts'
import { readText } from '../files/read-text.ts'
import { shippedNames } from '../files/shipped.ts'

/** A checked experiment and its scenario, before the experiment's overrides. */
export interface LoadedExperiment {
  experiment: Experiment
  base: Scenario
}

/**
 * Reads an experiment file and the scenario that it names: a shipped one, or a file beside it.
 * @throws CommandError (exit 3) with every mistake on a line of its own
 */
export function loadExperiment(file: string): LoadedExperiment {
  const parsed = parseExperiment(readText(file, MAX_FILE_BYTES), file)
  if (!parsed.experiment) throw refuse(parsed.mistakes)
  const { experiment, tree } = parsed
  const base = loadScenario(scenarioPath(experiment.scenario, file), []).scenario
  checkRunnable(base)
  const mistakes = checkAgainst(experiment, tree, base)
  if (mistakes.length > 0) throw refuse(mistakes)
  return { experiment, base }
}

/** @throws CommandError (exit 3) for a scenario whose network lies in a file: runs are sent around without files */
export function checkRunnable({ name, network }: Scenario): void {
  if (network.kind === 'imported')
    throw new CommandError(
      EXIT.file,
      `${name}: network.kind: found imported, expected a network that is made; only exodus run reads edge lists`,
    )
}

function scenarioPath(name: string, file: string): string {
  if (shippedNames().includes(name)) return name
  const beside = [name, `${name}.yaml`].map((one) => join(dirname(file), one)).find((path) => existsSync(path))
  return beside ?? name
}

const refuse = (mistakes: readonly Mistake[]) => new CommandError(EXIT.file, mistakes.map(formatMistake).join('\n'))
