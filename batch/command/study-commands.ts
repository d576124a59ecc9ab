import type { Command } from 'commander'
import { askCommand, type Shell } from './ask-command.ts'
import { addStudyOptions, formatOption, sliceOf } from './study-options.ts'
import type { SweepOptions } from './sweep-command.ts'

/** Declares the commands with many runs. Each is loaded when it is called. */
export function addStudyCommands(shell: Shell): void {
  const { program, terminal, signal } = shell
  folderOptions(
    program
      .command('sweep')
      .description('run an experiment: many runs, their tables in one folder; asked again, it computes what is missing')
      .argument('<experiment>', 'experiment file')
      .requiredOption('--out <folder>', 'where the results go'),
  )
    .option('--dry-run', 'check the experiment and count its runs, do not run')
    .action(async (file: string, options: SweepOptions) => {
      const { sweepCommand } = await import('./sweep-command.ts')
      await sweepCommand(file, options, terminal, signal)
    })
  folderOptions(
    program
      .command('resume')
      .description('go on with the runs of a folder that was interrupted')
      .argument(...FOLDER),
  ).action(async (folder: string, options: Omit<SweepOptions, 'out' | 'dryRun'>) => {
    const { resumeCommand } = await import('./sweep-command.ts')
    await resumeCommand(folder, options, terminal, signal)
  })
  askCommand(shell, 'status', 'how far the runs of a folder are', FOLDER).action(
    async (folder: string, options: { json?: true }) => {
      const { statusCommand } = await import('./status-command.ts')
      await statusCommand(folder, options, terminal)
    },
  )
}

const FOLDER = ['<folder>', 'folder made by exodus sweep'] as const

/** Options of the commands that compute the runs of a folder. */
function folderOptions(command: Command): Command {
  return addStudyOptions(command)
    .addOption(formatOption())
    .option('--slice <i/n>', 'only this slice of the runs, for many machines on one folder', sliceOf)
    .option('--retry-failed', 'try runs again that failed before')
}
