import { Command } from 'commander'
import { shippedNames } from '../files/shipped.ts'
import type { Shell } from './ask-command.ts'
import { addFileCommands } from './file-commands.ts'
import { addJobCommands } from './job-commands.ts'
import { addMachineCommands } from './machine-commands.ts'
import { addFolderCommands } from './folder-commands.ts'
import { addRunOptions, type RunOptions } from './run-options.ts'
import { addQuestionCommands } from './question-commands.ts'
import { addStudyCommands } from './study-commands.ts'
import type { Terminal } from './terminal.ts'
import { packageVersion } from './version.ts'

/**
 * The command `exodus` with all that it understands. Parsing throws commander's CommanderError
 * for help, the version and words that are not understood.
 */
export function createProgram(terminal: Terminal, signal: AbortSignal): Command {
  const program = new Command('exodus')
    .description('Where do people go when a platform they love is about to be taken away, and who stays?')
    .version(packageVersion())
    .exitOverride()
    .configureOutput({
      writeErr: (text) => void terminal.stderr.write(text),
      getOutHelpWidth: () => Math.min(terminal.columns, 110),
      getErrHelpWidth: () => Math.min(terminal.columns, 110),
    })
    .showHelpAfterError('(exodus --help says more)')
  const shell = { program, terminal, signal }
  addRunCommand(shell)
  addFileCommands(shell)
  addStudyCommands(shell)
  addMachineCommands(shell)
  addJobCommands(shell)
  addQuestionCommands(shell)
  addFolderCommands(shell)
  return program
}

function addRunCommand({ program, terminal, signal }: Shell): void {
  addRunOptions(
    program
      .command('run')
      .description('run a scenario once, and see who moved where')
      .argument('<scenario>', 'name of a shipped scenario, a file, or a link to the lab')
      .addHelpText(
        'after',
        () => `\nShipped scenarios (exodus list says what they are):\n  ${shippedNames().join('\n  ')}`,
      ),
  ).action(async (scenario: string, options: RunOptions) => {
    // Loaded when needed: it brings the libraries for tables, which take longer than all the rest.
    const { runCommand } = await import('./run-command.ts')
    await runCommand(scenario, options, terminal, signal)
  })
}
