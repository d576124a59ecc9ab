import * as Comlink from 'comlink'
import type { EdgeList } from '../../sim/network/edge-list.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import type { RunApi } from './run-messages.ts'

export interface RunHost {
  api: Comlink.Remote<RunApi>
  /** Ends the worker and whatever it computes. Promises of the api that are still open do not settle. */
  close(): void
}

const hosts = new Set<RunHost>()
/** Edge lists that the reader gave, by the name of the file. They live as long as the page: a link has the name alone. */
const edgeLists = new Map<string, EdgeList>()

/** Starts a worker that computes runs. Throws where the browser has no workers. */
export function createRunHost(onError: (message: string) => void): RunHost {
  const worker = new Worker(new URL('./run-worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('error', (event) => onError(event.message || 'the worker could not be started'))
  const host: RunHost = {
    api: Comlink.wrap<RunApi>(worker),
    close: () => {
      hosts.delete(host)
      worker.terminate()
    },
  }
  hosts.add(host)
  for (const [file, edges] of edgeLists) void host.api.takeEdges(file, edges)
  return host
}

/** Gives an edge list to all workers of the page, those to come among them; one of the same name is replaced. */
export function giveEdges(file: string, edges: EdgeList): void {
  edgeLists.set(file, edges)
  for (const { api } of hosts) void api.takeEdges(file, edges)
}

/** Name of the edge list that a scenario is to run on and that nobody gave; null when there is none. */
export function missingEdges({ network }: Scenario): string | null {
  return network.kind === 'imported' && !edgeLists.has(network.file) ? network.file : null
}
