import { createHash } from 'node:crypto'
import { canonicalText } from '../../sim/scenario/canonical-text.ts'
import { MAX_FILE_BYTES } from '../../sim/scenario/parse-tree.ts'
import { readScenario } from '../../sim/scenario/read-scenario.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { formatMistake } from '../../sim/schema/mistake.ts'
import { CommandError, EXIT } from '../command/exit.ts'
import { findScenario } from './find-scenario.ts'
import { shippedNames } from './shipped.ts'
import type { ScenarioSource } from './find-scenario.ts'

export interface LoadedScenario {
  scenario: Scenario
  source: ScenarioSource
  /** SHA-256 of the canonical text, in hexadecimal. */
  sha256: string
}

/**
 * Finds, reads and checks a scenario.
 * @param set overrides, `path=value`
 * @throws CommandError (exit 3) when there is none or it cannot be read
 */
export function checkScenario(name: string, set: readonly string[]) {
  const source = findScenario(name, MAX_FILE_BYTES, (warning) => void process.stderr.write(`${warning}\n`))
  const { text, file, load } = source
  return { source, ...readScenario({ text, file, load, set: [...source.set, ...set], shipped: shippedNames() }) }
}

/**
 * A scenario without mistakes.
 * @throws CommandError (exit 3) with every mistake on a line of its own
 */
export function loadScenario(name: string, set: readonly string[]): LoadedScenario {
  const { source, scenario, mistakes } = checkScenario(name, set)
  if (!scenario) throw new CommandError(EXIT.file, mistakes.map(formatMistake).join('\n'))
  return { scenario, source, sha256: createHash('sha256').update(canonicalText(scenario)).digest('hex') }
}
