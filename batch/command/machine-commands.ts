import { availableParallelism } from 'node:os'
import type { Shell } from './ask-command.ts'
import { redisOption, wholeNumber } from './study-options.ts'
import type { WorkerOptions } from './worker-command.ts'

/** Declares the commands that bring more machines in. Each is loaded when it is called. */
export function addMachineCommands({ program, terminal, signal }: Shell): void {
  program
    .command('worker')
    .description('compute runs for exodus sweep --engine bullmq, on any machine that sees the Redis and the folder')
    .addOption(redisOption())
    .requiredOption('--store <folder>', 'the folder of the experiment, as this machine sees it')
    .option('--concurrency <number>', 'runs computed at a time', wholeNumber, availableParallelism())
    .action(async (options: WorkerOptions) => {
      const { workerCommand } = await import('./worker-command.ts')
      await workerCommand(options, terminal, signal)
    })
}
