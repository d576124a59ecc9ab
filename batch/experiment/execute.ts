import { setMaxListeners } from 'node:events'
import { CommandError, EXIT } from '../command/exit.ts'
import type { Engine, Settled } from '../engines/engine.ts'
import type { Store } from '../store/store.ts'
import type { ListedRun, RunList } from './run-list.ts'
import { slicePart, type Slice } from './slice.ts'

interface Work {
  runs: RunList
  store: Store
  engine: Engine
  slice: Slice
  /** Try runs again that failed before. */
  retryFailed: boolean
  /** @param done and failed since the start, @param total to be computed */
  onProgress: (done: number, failed: number, total: number) => void
  signal: AbortSignal
}

/**
 * Computes what is missing of a study, in plan order, as many at a time as the engine takes. Each result is on the
 * disk before it counts. A run that fails is recorded with its error.
 *
 * @returns how many runs were computed, and how many of them failed
 * @throws the signal's reason when interrupted; CommandError (exit 4) on the first failure where the study says so
 */
export async function execute(work: Work): Promise<{ computed: number; failed: number }> {
  const missing = await listMissing(work)
  work.onProgress(0, 0, missing.length)
  const stop = new AbortController()
  const signal = AbortSignal.any([work.signal, stop.signal])
  // Every run under way listens; an engine may have thousands.
  setMaxListeners(0, signal)
  let next = 0
  let done = 0
  let failed = 0
  const told = (success: boolean) => {
    done++
    if (!success) failed++
    work.onProgress(done, failed, missing.length)
  }
  const lane = async () => {
    // The next run is under way while the last one is written.
    let keeping: Promise<void> = Promise.resolve()
    while (next < missing.length && !signal.aborted) {
      const run = work.runs.at(missing[next++]!)
      const settled = await settle(run, work, signal)
      await keeping
      keeping = settled.keep().then(() => told(settled.state === 'done'))
      keeping.catch((error: unknown) => stop.abort(error))
    }
    await keeping
  }
  const lanes = Array.from({ length: work.engine.width }, () => lane().catch((error: unknown) => stop.abort(error)))
  await Promise.all(lanes)
  signal.throwIfAborted()
  return { computed: done, failed }
}

/** Places of the runs that are to be computed; of two runs with one id the first. */
async function listMissing({ runs, store, slice, retryFailed }: Work): Promise<number[]> {
  const settled = await store.ids()
  if (!retryFailed) for (const [id, { state }] of await store.entries()) if (state === 'failed') settled.add(id)
  const missing: number[] = []
  for (let index = 0; index < runs.length; index++) {
    if (slicePart(index, slice.of) !== slice.part) continue
    const { id } = runs.at(index)
    if (settled.has(id)) continue
    settled.add(id)
    missing.push(index)
  }
  return missing
}

async function settle(run: ListedRun, { runs, engine }: Work, signal: AbortSignal): Promise<Settled> {
  const { outputs, runTimeout, onRunError } = runs.study
  const { series, segments, scalars, people } = outputs
  const asked = { series, segments, scalars, people }
  const task = { id: run.id, scenario: run.scenario, edges: run.edges, asked, runTimeout }
  const settled = await engine.settle(task, signal)
  if (settled.state === 'done' || onRunError === 'record') return settled
  await settled.keep()
  throw new CommandError(EXIT.tooManyFailed, `Run ${run.id.slice(0, 12)} (seed ${run.seed}) failed: ${settled.error}`)
}
