import { join } from 'node:path'
import { Piscina } from 'piscina'
import type { RunResult } from '../../analysis/experiment/compute-run.ts'
import { packageRoot } from '../files/package-root.ts'
import type { Store } from '../store/store.ts'
import type { Engine } from './engine.ts'
import type { ThreadTask } from './experiment-worker.ts'

/**
 * An engine that computes each run whole in a thread of this process.
 *
 * @param threads 1 or more
 * @param store where imported networks lie, and results and errors are kept
 */
export function threadsEngine(threads: number, store: Pick<Store, 'write' | 'fail' | 'edges'>): Engine {
  const pool = new Piscina<ThreadTask, RunResult>({
    filename: join(packageRoot(), 'dist/experiment-worker.js'),
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: 10_000,
  })
  return {
    width: threads,
    async settle(task, signal) {
      const { id, scenario, asked, runTimeout } = task
      const timeout = AbortSignal.timeout(Math.min(runTimeout * 60_000, LONGEST_TIMER))
      const start = performance.now()
      const seconds = () => (performance.now() - start) / 1000
      try {
        const edges = task.edges === '' ? undefined : await store.edges.read(task.edges)
        const result = await pool.run({ scenario, asked, edges }, { signal: AbortSignal.any([signal, timeout]) })
        const took = seconds()
        return { state: 'done', error: '', keep: () => store.write(id, result, took) }
      } catch (cause) {
        signal.throwIfAborted()
        const error = timeout.aborted ? `took longer than ${runTimeout} min` : messageOf(cause)
        const took = seconds()
        return { state: 'failed', error, keep: () => store.fail(id, error, took) }
      }
    },
    close: () => pool.destroy(),
  }
}

/** In milliseconds, some 25 days; Node fires a longer timer at once. */
const LONGEST_TIMER = 2 ** 31 - 1

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
