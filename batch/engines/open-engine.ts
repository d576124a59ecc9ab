import { dirname } from 'node:path'
import type { Experiment } from '../../analysis/experiment/experiment.ts'
import { CommandError, EXIT } from '../command/exit.ts'
import { shellWord } from '../../analysis/tidy/command-line.ts'
import type { Store } from '../store/store.ts'
import type { Engine } from './engine.ts'
import { withoutPassword } from './queue/connect.ts'
import { queueEngine } from './queue/queue-engine.ts'
import { threadsEngine } from './threads-engine.ts'

export type EngineName = Experiment['execution']['engine']

/** Where runs are computed. */
export interface EngineSetting {
  /** Threads of this machine when left out. */
  engine?: EngineName
  /** Address of the Redis, for bullmq; that of the environment when left out. */
  redis?: string
  /** Runs computed at a time on this machine, for threads. */
  threads: number
}

/**
 * Opens the engine that was chosen.
 *
 * @param store where it keeps results
 * @param version version and commit of this program
 * @param say tells people what it waits for
 * @throws CommandError (exit 2, exit 7) when it has no address, or nothing answers there
 */
export async function openEngine(
  { engine = 'threads', redis, threads }: EngineSetting,
  store: Store,
  version: string,
  say: (line: string) => void,
): Promise<Engine> {
  switch (engine) {
    case 'threads':
      return threadsEngine(threads, store)
    case 'bullmq': {
      const url = redisAddress(redis)
      const worker = ['exodus', 'worker', '--redis', withoutPassword(url), '--store', dirname(store.folder)]
      const advice = `No worker of exodus ${version} takes runs yet. Start one anywhere: ${worker.map(shellWord).join(' ')}`
      return queueEngine({ url, store, version, advice, say })
    }
  }
}

/**
 * The address of the Redis: as given, or of the environment.
 * @throws CommandError (exit 2) when there is none
 */
export function redisAddress(given: string | undefined): string {
  const url = given ?? process.env['EXODUS_REDIS'] ?? ''
  if (url === '')
    throw new CommandError(
      EXIT.usage,
      'The engine bullmq needs the address of a Redis: --redis redis://host:6379, or EXODUS_REDIS in the environment',
    )
  return url
}
