import { Configurations, type Study } from '../../analysis/experiment/study.ts'
import type { EdgeList } from '../../sim/network/edge-list.ts'
import { formatMistake } from '../../sim/schema/mistake.ts'
import { CommandError, EXIT } from '../command/exit.ts'
import { readEdgeFile } from '../edge-files/read-edge-file.ts'
import type { Store } from '../store/store.ts'

/**
 * Reads the edge lists that the scenarios of a study import.
 *
 * @param find path of a file named in a scenario; undefined when there is none
 * @returns the lists by the name of their file in the scenario
 * @throws CommandError (exit 3) when one is missing or is no edge list of so many people
 */
export function readStudyEdges(study: Study, find: (name: string) => string | undefined): Map<string, EdgeList> {
  const lists = new Map<string, EdgeList>()
  for (const [name, agents] of importedFiles(study)) {
    const path = find(name)
    if (path === undefined)
      throw new CommandError(
        EXIT.file,
        `network.file: found no file ${name} beside the scenario, expected an edge list`,
      )
    const { edges, mistakes } = readEdgeFile(path, agents, name)
    if (!edges) throw new CommandError(EXIT.file, mistakes.map(formatMistake).join('\n'))
    lists.set(name, edges)
  }
  return lists
}

/** The study with its edge lists kept in a store. */
export async function keepEdges(study: Study, lists: ReadonlyMap<string, EdgeList>, store: Store): Promise<Study> {
  const names: Record<string, string> = { ...study.edges }
  for (const [name, edges] of lists) names[name] = await store.edges.keep(edges)
  return { ...study, edges: names }
}

/** Files that networks are imported from, with the number of agents that may be in them. */
function importedFiles(study: Study): Map<string, number> {
  const configurations = new Configurations(study)
  const files = new Map<string, number>()
  study.points.forEach((set, point) => {
    // Networks differ between points only where a point speaks of them.
    if (point > 0 && !set.some((text) => text.startsWith('network') || text.startsWith('population'))) return
    study.arms.forEach((_, arm) => {
      const { network, population } = configurations.of({ index: 0, replicate: 0, point, arm, seed: '' })
      if (network.kind === 'imported')
        files.set(network.file, Math.max(population.agents, files.get(network.file) ?? 0))
    })
  })
  return files
}
