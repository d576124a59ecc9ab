import { on } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { CommandError, EXIT } from '../command/exit.ts'
import { packageRoot } from '../files/package-root.ts'
import type { RunReport, RunRequest } from './run-messages.ts'

/**
 * Computes a request in a thread of its own.
 * @param signal ends the thread at once and the iteration with the signal's reason
 * @throws CommandError (exit 3) when the memory does not suffice
 */
export async function* runThread(request: RunRequest, signal: AbortSignal): AsyncGenerator<RunReport> {
  signal.throwIfAborted()
  const worker = new Worker(join(packageRoot(), 'dist/run-worker.js'), { workerData: request })
  try {
    const reports = on(worker, 'message', { signal, close: ['exit'] }) as AsyncIterable<[RunReport]>
    for await (const [report] of reports) {
      if (report.kind === 'done') return
      yield report
    }
    throw new Error('The thread of the run ended early.')
  } catch (error) {
    signal.throwIfAborted()
    throw isMemory(error)
      ? new CommandError(
          EXIT.file,
          'The memory of this machine does not suffice for so many agents; try fewer with --agents.',
        )
      : error
  } finally {
    await worker.terminate()
  }
}

function isMemory(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : ''
  return (
    code === 'ERR_WORKER_OUT_OF_MEMORY' ||
    /array buffer allocation failed|invalid typed array length/i.test(error.message)
  )
}
