import type { EdgeList } from '../../sim/network/edge-list.ts'
import { formatMistake } from '../../sim/schema/mistake.ts'
import { CommandError, EXIT } from '../command/exit.ts'
import { readEdgeFile } from '../edge-files/read-edge-file.ts'
import type { ScenarioSource } from './find-scenario.ts'
import type { LoadedScenario } from './load-scenario.ts'

/**
 * The edge list that a scenario imports: a file beside the scenario, or, when `--set network.file=` names it,
 * any file, from the working folder.
 *
 * @throws CommandError (exit 3) when it is not there or is no edge list of so many people
 */
export function loadEdges({ scenario, source }: LoadedScenario, set: readonly string[]): EdgeList | undefined {
  const { network, population } = scenario
  if (network.kind !== 'imported') return undefined
  const typed = set.some((override) => /^\s*network(?:\.file)?\s*=/.test(override))
  const path = typed ? network.file : pathBeside(source, network.file)
  const { edges, mistakes } = readEdgeFile(path, population.agents, network.file)
  if (!edges) throw new CommandError(EXIT.file, mistakes.map(formatMistake).join('\n'))
  return edges
}

/** @throws CommandError (exit 3) when a file that a scenario names is not there */
export function pathBeside(source: ScenarioSource, name: string): string {
  const path = source.beside(name)
  if (path === undefined)
    throw new CommandError(EXIT.file, `${source.file}: found no file ${name} beside it, expected one`)
  return path
}
