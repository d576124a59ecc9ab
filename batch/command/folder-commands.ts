import { Argument, Option } from 'commander'
import { TABLE_NAMES } from '../experiment/study-tables.ts'
import { ROW_FORMATS, type RowFormat } from '../tables/format.ts'
import { askCommand, type Shell } from './ask-command.ts'
import type { ExportOptions } from './export-command.ts'
import type { ReportOptions } from './report-command.ts'
import type { ReplayOptions } from './replay-command.ts'

/** Declares the commands about the results in a folder. */
export function addFolderCommands(shell: Shell): void {
  const { terminal, signal } = shell
  askCommand(shell, 'export', 'write the tables of a folder in another format')
    .addArgument(folder())
    .addOption(rowFormat('csv'))
    .option('--out <folder>', 'where they go: a folder, or - for standard output; beside the others when left out')
    .addOption(new Option('--table <name>', 'only this table').choices(TABLE_NAMES))
    .action(async (path: string, options: ExportOptions) => {
      const { exportCommand } = await import('./export-command.ts')
      await exportCommand(path, options, terminal)
    })
  askCommand(
    shell,
    'report',
    'a folder as one page: what came out in sentences, numbers, charts; it needs no network and no script',
  )
    .addArgument(folder())
    .option('--out <file>', 'the page, or - for standard output (default: report.html in the folder)')
    .action(async (path: string, options: ReportOptions) => {
      const { reportCommand } = await import('./report-command.ts')
      await reportCommand(path, options, terminal)
    })
  askCommand(shell, 'replay', 'compute one run of a folder again: compare it with what is kept, or print its series')
    .addArgument(folder())
    .argument('<run>', 'beginning of its id, or replicate/point/arm')
    .option('--print', 'print the series of the run instead of comparing')
    .addOption(rowFormat('csv'))
    .action(async (path: string, run: string, options: ReplayOptions) => {
      const { replayCommand } = await import('./replay-command.ts')
      await replayCommand(path, run, options, terminal, signal)
    })
}

const folder = () => new Argument('<folder>', 'folder made by exodus sweep')

const rowFormat = (format: RowFormat) =>
  new Option('--format <format>', 'format of the tables').choices(ROW_FORMATS).default(format)
