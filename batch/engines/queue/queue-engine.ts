import { setTimeout as later } from 'node:timers/promises'
import type { Queue } from 'bullmq'
import type { Store } from '../../store/store.ts'
import type { Engine, RunTask } from '../engine.ts'
import { atMost } from './at-most.ts'
import { AwaitedRuns } from './awaited.ts'
import { connect, withoutPassword } from './connect.ts'
import { payloadOf, type Payload } from './payload.ts'
import { queueName } from './queue-name.ts'
import { sparingly } from './sparingly.ts'

/** Runs that lie in the queue at a time, far more than a cluster has cores; each takes some 20 kB there. */
const WIDTH = 2000

/** The store is looked through so often even when the queue says nothing. */
const LOOK_MS = 3000

/** What each step of closing waits for a server that does not answer: while it is not closed, the queue's reader tries anew for ever. */
const FAREWELL_MS = 2000

export interface QueueSetting {
  /** Address of the Redis. */
  url: string
  store: Store
  /** Version and commit of this program. */
  version: string
  /** What to do where no worker listens; said when runs wait. */
  advice: string
  say: (line: string) => void
}

/**
 * An engine that hands runs to workers on other machines, through a queue in Redis. Workers write results to the
 * store, which both share; this side waits until they are there. A run that the queue has lost, with the server or
 * with a worker, is put into it again.
 *
 * @throws CommandError (exit 7) when the libraries or the server are missing
 */
export async function queueEngine(setting: QueueSetting): Promise<Engine> {
  const { url, store, version } = setting
  const { bullmq, options: connection, release } = await connect(url)
  const awaited = await AwaitedRuns.of(store)
  const name = queueName(await store.id(), version)
  const queue: RunQueue = new bullmq.Queue(name, { connection, streams: { events: { maxLen: WIDTH } } })
  const events = new bullmq.QueueEvents(name, { connection })
  const closing = new AbortController()
  const say = sparingly(setting.say, () => performance.now())
  const lost = (error: Error) => {
    if (!closing.signal.aborted) say(`${withoutPassword(url)}: ${error.message}. Waiting; what is done is kept.`)
  }
  queue.on('error', lost)
  events.on('error', lost)
  events.on('completed', ({ jobId, returnvalue }) => {
    // Looking does no harm when it fails: it is done again.
    const looking = returnvalue === 'failed' ? awaited.lookForErrors() : awaited.lookFor(jobId)
    looking.catch(lost)
  })
  events.on('failed', ({ jobId, failedReason }) => {
    say(`A worker gave a run back: ${failedReason}`)
    awaited.returned(jobId, failedReason)
  })
  const watching = watch(awaited, lost, closing.signal, async () => {
    await restore(queue, awaited.tasks)
    if (awaited.tasks.length > 0 && (await queue.getWorkersCount()) === 0) say(setting.advice)
  })
  return {
    width: WIDTH,
    settle(task, signal) {
      add(queue, [task]).catch(lost)
      return awaited.wait(task, signal)
    },
    async close() {
      closing.abort()
      release()
      await watching
      await atMost(FAREWELL_MS, takeBack(queue, awaited.abandoned))
      await atMost(FAREWELL_MS, Promise.all([events.close(), queue.close()]))
    },
  }
}

type RunQueue = Queue<Payload, string, 'run'>

/** Puts runs into the queue; does nothing for those that lie in it already. */
function add(queue: RunQueue, tasks: readonly RunTask[]): Promise<unknown> {
  // Nothing stays in the queue of a run that has ended: the store knows.
  const opts = { removeOnComplete: true, removeOnFail: true }
  return queue.addBulk(tasks.map((task) => ({ name: 'run', data: payloadOf(task), opts: { ...opts, jobId: task.id } })))
}

/** Puts back what the queue has lost. */
async function restore(queue: RunQueue, tasks: readonly RunTask[]): Promise<void> {
  const held = await queue.getJobCountByTypes('wait', 'active', 'delayed', 'prioritized')
  if (held < tasks.length) await add(queue, tasks)
}

/** Looks into the store again and again, and at the queue whenever it answers. */
async function watch(
  awaited: AwaitedRuns,
  lost: (error: Error) => void,
  signal: AbortSignal,
  lookAtQueue: () => Promise<void>,
): Promise<void> {
  let answered = true
  while (!signal.aborted) {
    await later(LOOK_MS, undefined, { signal }).catch(() => {})
    await awaited.look().catch(lost)
    if (!answered || signal.aborted) continue
    answered = false
    lookAtQueue()
      .catch(lost)
      .finally(() => (answered = true))
  }
}

/** Takes back runs that nobody waits for any more; another process that does puts them in again. */
const takeBack = (queue: RunQueue, ids: readonly string[]) => Promise.all(ids.map((id) => queue.remove(id)))
