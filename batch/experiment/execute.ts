import { CommandError, EXIT } from '../command/exit.ts'
import type { Engine } from '../engines/engine.ts'
import type { Store } from '../store/store.ts'
import type { ListedRun, RunList } from './run-list.ts'

/** A share of the runs: those whose place in the plan leaves `part` when divided by `of`. */
export interface Slice {
  part: number
  of: number
}

export const WHOLE: Slice = { part: 0, of: 1 }

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
      const outcome = await compute(run, work, signal)
      await keeping
      keeping = outcome.keep().then(() => told(outcome.success))
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
  for (let index = slice.part; index < runs.length; index += slice.of) {
    const { id } = runs.at(index)
    if (settled.has(id)) continue
    settled.add(id)
    missing.push(index)
  }
  return missing
}

async function compute(run: ListedRun, { runs, store, engine }: Work, signal: AbortSignal) {
  const { outputs, runTimeout, onRunError } = runs.study
  const timeout = AbortSignal.timeout(runTimeout * 60_000)
  const start = performance.now()
  const seconds = () => (performance.now() - start) / 1000
  try {
    const { series, segments, scalars } = outputs
    const task = { scenario: run.scenario, asked: { series, segments, scalars } }
    const result = await engine.run(task, AbortSignal.any([signal, timeout]))
    const took = seconds()
    return { success: true, keep: () => store.write(run.id, result, took) }
  } catch (error) {
    signal.throwIfAborted()
    const message = timeout.aborted ? `took longer than ${runTimeout} min` : messageOf(error)
    const took = seconds()
    if (onRunError === 'stop') {
      await store.fail(run.id, message, took)
      throw new CommandError(EXIT.tooManyFailed, `Run ${run.id.slice(0, 12)} (seed ${run.seed}) failed: ${message}`)
    }
    return { success: false, keep: () => store.fail(run.id, message, took) }
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
