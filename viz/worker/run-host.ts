import * as Comlink from 'comlink'
import type { RunApi } from './run-messages.ts'

export interface RunHost {
  api: Comlink.Remote<RunApi>
  /** Ends the worker and whatever it computes. Promises of the api that are still open do not settle. */
  close(): void
}

/** Starts a worker that computes runs. Throws where the browser has no workers. */
export function createRunHost(onError: (message: string) => void): RunHost {
  const worker = new Worker(new URL('./run-worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('error', (event) => onError(event.message || 'the worker could not be started'))
  return { api: Comlink.wrap<RunApi>(worker), close: () => worker.terminate() }
}
