import { on } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { CommandError, EXIT } from '../command/exit.ts'
import { packageRoot } from '../files/package-root.ts'
import { type RunReport, type RunRequest, STOP } from './run-messages.ts'

/**
 * Computes a request in a thread of its own.
 * @param signal ends the thread at once and the iteration with the signal's reason; a run with checkpoints that has
 * begun first ends its day and reports its state, then that it has stopped
 * @throws CommandError (exit 3) when the memory does not suffice
 */
export async function* runThread(request: RunRequest, signal: AbortSignal): AsyncGenerator<RunReport> {
  signal.throwIfAborted()
  const worker = new Worker(join(packageRoot(), 'dist/run-worker.js'), { workerData: request })
  const atOnce = new AbortController()
  let canStop = false
  const interrupt = () => {
    if (canStop) worker.postMessage(STOP)
    else atOnce.abort(signal.reason)
  }
  signal.addEventListener('abort', interrupt)
  try {
    const reports = on(worker, 'message', { signal: atOnce.signal, close: ['exit'] }) as AsyncIterable<[RunReport]>
    for await (const [report] of reports) {
      if (report.kind === 'done') return
      if (report.kind === 'head') canStop = request.kind === 'run' && request.checkpoints !== undefined
      yield report
      if (report.kind === 'stopped') return
    }
    throw new Error('The thread of the run ended early.')
  } catch (error) {
    atOnce.signal.throwIfAborted()
    throw isMemory(error)
      ? new CommandError(
          EXIT.file,
          'The memory of this machine does not suffice for so many agents; try fewer with --agents.',
        )
      : error
  } finally {
    signal.removeEventListener('abort', interrupt)
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
