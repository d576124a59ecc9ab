import { availableParallelism } from 'node:os'
import { askCommand, type Shell } from './ask-command.ts'
import type { DoctorOptions } from './doctor-command.ts'
import { redisOption, wholeNumber } from './study-options.ts'
import type { WorkerOptions } from './worker-command.ts'

/** Declares the commands that are about machines: this one, and more. Each is loaded when it is called. */
export function addMachineCommands(shell: Shell): void {
  const { terminal, signal } = shell
  askCommand(shell, 'doctor', 'what this machine can do, and what is wrong')
    .argument('[folder]', 'where results are to go', '.')
    .option('--redis <url>', 'try this Redis, too')
    .action(async (folder: string, options: DoctorOptions) => {
      const { doctorCommand } = await import('./doctor-command.ts')
      await doctorCommand(folder, options, terminal, signal)
    })
  askCommand(
    shell,
    'worker',
    'compute runs for exodus sweep --engine bullmq, on any machine that sees the Redis and the folder',
  )
    .addOption(redisOption())
    .requiredOption('--store <folder>', 'the folder of the experiment, as this machine sees it')
    .option('--concurrency <number>', 'runs computed at a time', wholeNumber, availableParallelism())
    .action(async (options: WorkerOptions) => {
      const { workerCommand } = await import('./worker-command.ts')
      await workerCommand(options, terminal, signal)
    })
}
