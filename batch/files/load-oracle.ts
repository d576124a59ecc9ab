import { join } from 'node:path'
import type { World } from '../../analysis/oracles/oracle.ts'
import { formatMistake } from '../../sim/schema/mistake.ts'
import { CommandError, EXIT } from '../command/exit.ts'
import { readEdgeFile } from '../edge-files/read-edge-file.ts'
import { loadScenario } from './load-scenario.ts'
import { shippedFolder } from './shipped.ts'

/**
 * A scenario of the oracles, with the edges that it imports.
 *
 * @param name of the file under scenarios/oracles, without its ending
 * @param set overrides, `path=value`
 * @throws CommandError (exit 3) when one of the files cannot be used
 */
export function loadOracle(name: string, set: readonly string[]): World {
  const { scenario } = loadScenario(join(shippedFolder(), 'oracles', `${name}.yaml`), set)
  const { network, population } = scenario
  if (network.kind !== 'imported') return { scenario, edges: undefined }
  const path = join(shippedFolder(), 'oracles', network.file)
  const { edges, mistakes } = readEdgeFile(path, population.agents, network.file)
  if (!edges) throw new CommandError(EXIT.file, mistakes.map(formatMistake).join('\n'))
  return { scenario, edges }
}
