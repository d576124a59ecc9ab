import { once } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { EdgeList } from '../../sim/network/edge-list.ts'
import type { Command, CommandName, Commands } from '../../sim/run/commands.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { shardsOf } from '../../sim/shared-simulation.ts'
import { packageRoot } from '../files/package-root.ts'
import type { ShardSeat } from './shard-messages.ts'

type Answer = Commands[CommandName]['answer']

/** Threads that hold the people of one run. */
export interface ShardThreads {
  /**
   * Has every thread do what a command says; answers in the order of the shards.
   * Rejects with the error of the first thread that fails, memory that does not suffice included.
   */
  ask(command: Command): Promise<Answer[]>
  /** Ends all threads. */
  stop(): Promise<void>
}

/**
 * Starts the threads. They end with the thread that started them, so ending that one leaves none behind.
 *
 * @param threads at most; no more than agents
 */
export function startShards(scenario: Scenario, edges: EdgeList | undefined, threads: number): ShardThreads {
  const shards = shardsOf(scenario, threads)
  const file = join(packageRoot(), 'dist/shard-worker.js')
  const workers = Array.from({ length: shards }, (_, index) => {
    const seat: ShardSeat = { scenario, shards, index, edges }
    return new Worker(file, { workerData: seat })
  })
  return {
    ask: (command) =>
      Promise.all(
        workers.map(async (worker, index) => {
          const answered = once(worker, 'message')
          worker.postMessage(commandFor(command, index))
          const [answer] = (await answered) as [Answer]
          return answer
        }),
      ),
    async stop() {
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}

/** A shard is sent its own letters only. */
function commandFor(command: Command, index: number): Command {
  if (command.name !== 'mail') return command
  return { ...command, letters: command.letters.map((letters, to) => (to === index ? letters : [])) }
}
