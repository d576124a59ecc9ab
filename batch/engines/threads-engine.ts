import { join } from 'node:path'
import { Piscina } from 'piscina'
import type { RunResult } from '../../analysis/experiment/compute-run.ts'
import { packageRoot } from '../files/package-root.ts'
import type { Engine, RunTask } from './engine.ts'

/** An engine that computes each run whole in a thread of this process. @param threads 1 or more */
export function threadsEngine(threads: number): Engine {
  const pool = new Piscina<RunTask, RunResult>({
    filename: join(packageRoot(), 'dist/experiment-worker.js'),
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: 10_000,
  })
  return {
    width: threads,
    async run(task, signal) {
      try {
        return await pool.run(task, { signal })
      } catch (error) {
        signal.throwIfAborted()
        throw error
      }
    },
    close: () => pool.destroy(),
  }
}
