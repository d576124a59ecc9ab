import { Argument, Command } from 'commander'
import { addRunOptions } from './run-options.ts'
import type { RunOptions } from './run-options.ts'
import { SCHEMAS, schemaCommand } from './schema-command.ts'
import type { SchemaName } from './schema-command.ts'
import type { Terminal } from './terminal.ts'
import { validateCommand } from './validate-command.ts'
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
  addRunOptions(
    program
      .command('run')
      .description('run a scenario once, and see who moved where')
      .argument('<scenario>', 'name of a shipped scenario, or a file'),
  ).action(async (scenario: string, options: RunOptions) => {
    // Loaded when needed: it brings the libraries for tables, which take longer than all the rest.
    const { runCommand } = await import('./run-command.ts')
    await runCommand(scenario, options, terminal, signal)
  })
  program
    .command('validate')
    .description('check a scenario file, all mistakes at once')
    .argument('<scenario>', 'name of a shipped scenario, or a file')
    .option('--set <path=value...>', 'other values, checked alike', (value, before: string[]) => [...before, value], [])
    .option('--json', 'the mistakes as JSON')
    .action((scenario: string, options: { set: string[]; json?: true }) => validateCommand(scenario, options, terminal))
  program
    .command('schema')
    .description('print the JSON Schema of a file format, for editors')
    .addArgument(new Argument('[format]', 'which format').choices(SCHEMAS).default('scenario'))
    .action((format: SchemaName) => schemaCommand(format, terminal))
  return program
}
