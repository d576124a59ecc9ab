import { once } from 'node:events'
import type { Job } from 'bullmq'
import type { Store } from '../../store/store.ts'
import { threadsEngine } from '../threads-engine.ts'
import { atMost } from './at-most.ts'
import { connect, withoutPassword } from './connect.ts'
import { taskOf, type Payload } from './payload.ts'
import { queueName } from './queue-name.ts'
import { sparingly } from './sparingly.ts'

/**
 * How long a run stays with a worker that says nothing. Runs are computed in threads of their own, so that a worker
 * that lives says so every half of it.
 */
const LOCK_MS = 10_000

const FAREWELL_MS = 2000

export interface ServiceSetting {
  /** Address of the Redis. */
  url: string
  store: Store
  /** Version and commit of this program. */
  version: string
  /** Runs computed at a time. */
  concurrency: number
  say: (line: string) => void
}

/** What a worker has done. */
export interface Served {
  done: number
  failed: number
}

/**
 * Computes runs from the queue of a store and keeps them there, until the signal stops it. Runs under way are then
 * given back. A run that is in the store already is not computed.
 *
 * @throws CommandError (exit 7) when the libraries or the server are missing; whatever keeps the store from being
 *   written
 */
export async function serve(setting: ServiceSetting, signal: AbortSignal): Promise<Served> {
  const { url, store, version, concurrency } = setting
  const { bullmq, options: connection, release } = await connect(url)
  const say = sparingly(setting.say, () => performance.now())
  const engine = threadsEngine(concurrency, store)
  const served: Served = { done: 0, failed: 0 }
  const broken = new AbortController()
  const stop = AbortSignal.any([signal, broken.signal])

  const compute = async (data: Payload): Promise<string> => {
    const task = refusing(() => taskOf(data, version))
    if (await store.has(task.id)) return 'done'
    const { state, keep } = await engine.settle(task, stop)
    await keep()
    served[state]++
    return state
  }
  const refusing = <T>(read: () => T): T => {
    try {
      return read()
    } catch (error) {
      say(`Refused: ${(error as Error).message}`)
      throw new bullmq.UnrecoverableError((error as Error).message)
    }
  }
  const process = async (job: Job<Payload, string, 'run'>, token?: string): Promise<string> => {
    try {
      return await compute(job.data)
    } catch (error) {
      if (error instanceof bullmq.UnrecoverableError) throw error
      // Stopped, or a store that cannot be written: others may do better.
      broken.abort(error)
      await job.moveToWait(token)
      throw new bullmq.WaitingError()
    }
  }
  const worker = new bullmq.Worker<Payload, string, 'run'>(queueName(await store.id(), version), process, {
    connection,
    concurrency,
    lockDuration: LOCK_MS,
    stalledInterval: LOCK_MS / 2,
    removeOnComplete: { count: 0 },
    removeOnFail: { count: 0 },
  })
  worker.on('error', (error) => {
    if (!stop.aborted) say(`${withoutPassword(url)}: ${error.message}. Waiting.`)
  })
  if (!stop.aborted) await once(stop, 'abort')
  release()
  await atMost(FAREWELL_MS, worker.close())
  await engine.close()
  if (!signal.aborted) throw broken.signal.reason
  return served
}
