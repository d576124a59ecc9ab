import type { Command } from 'commander'
import { addStudyOptions, formatOption, sliceOf } from './study-options.ts'
import type { SweepOptions } from './sweep-command.ts'
import type { Terminal } from './terminal.ts'

/** Declares the commands with many runs. Each is loaded when it is called. */
export function addStudyCommands(program: Command, terminal: Terminal, signal: AbortSignal): void {
  addStudyOptions(
    program
      .command('sweep')
      .description('run an experiment: many runs, their tables in one folder; asked again, it computes what is missing')
      .argument('<experiment>', 'experiment file')
      .requiredOption('--out <folder>', 'where the results go'),
  )
    .addOption(formatOption())
    .option('--slice <i/n>', 'only this slice of the runs, for many machines on one folder', sliceOf)
    .option('--retry-failed', 'try runs again that failed before')
    .option('--dry-run', 'check the experiment and count its runs, do not run')
    .action(async (file: string, options: SweepOptions) => {
      const { sweepCommand } = await import('./sweep-command.ts')
      await sweepCommand(file, options, terminal, signal)
    })
  addStudyOptions(
    program
      .command('resume')
      .description('go on with the runs of a folder that was interrupted')
      .argument('<folder>', 'folder made by exodus sweep'),
  )
    .addOption(formatOption())
    .option('--slice <i/n>', 'only this slice of the runs', sliceOf)
    .option('--retry-failed', 'try runs again that failed before')
    .action(async (folder: string, options: Omit<SweepOptions, 'out' | 'dryRun'>) => {
      const { resumeCommand } = await import('./sweep-command.ts')
      await resumeCommand(folder, options, terminal, signal)
    })
  program
    .command('status')
    .description('how far the runs of a folder are')
    .argument('<folder>', 'folder made by exodus sweep')
    .option('--json', 'as JSON')
    .action(async (folder: string, options: { json?: true }) => {
      const { statusCommand } = await import('./status-command.ts')
      await statusCommand(folder, options, terminal)
    })
}
