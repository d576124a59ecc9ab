import { redisAddress } from '../engines/open-engine.ts'
import { withoutPassword } from '../engines/queue/connect.ts'
import { serve } from '../engines/queue/serve.ts'
import { ENGINE, openStore, readStudy } from '../experiment/study-folder.ts'
import type { Terminal } from './terminal.ts'

export interface WorkerOptions {
  redis?: string
  store: string
  concurrency: number
  json?: true
}

/** `exodus worker`: computes runs of a folder for whoever asks through a queue, until it is stopped. */
export async function workerCommand(options: WorkerOptions, terminal: Terminal, signal: AbortSignal): Promise<void> {
  const { store: folder, concurrency } = options
  const url = redisAddress(options.redis)
  const { study } = await readStudy(folder)
  const store = await openStore(folder)
  const say = (line: string) => terminal.say(line)
  try {
    say(`Runs of ${study.name} from ${withoutPassword(url)}, ${concurrency} at a time; Ctrl-C ends.`)
    const { done, failed } = await serve({ url, store, version: ENGINE, concurrency, say }, signal)
    say(`Stopped: ${done} runs done, ${failed} failed.`)
    if (options.json) await terminal.data(`${JSON.stringify({ done, failed })}\n`)
  } finally {
    await store.close()
  }
}
