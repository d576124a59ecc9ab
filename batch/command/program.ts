import { Argument, Command } from 'commander'
import { listCommand } from './list-command.ts'
import { addRunOptions } from './run-options.ts'
import type { RunOptions } from './run-options.ts'
import { SCHEMAS, schemaCommand } from './schema-command.ts'
import type { SchemaName } from './schema-command.ts'
import { shippedNames } from '../files/shipped.ts'
import { addStudyCommands } from './study-commands.ts'
import type { Terminal } from './terminal.ts'
import { validateCommand } from './validate-command.ts'
import type { VerifyOptions } from './verify-command.ts'
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
      .argument('<scenario>', 'name of a shipped scenario, or a file')
      .addHelpText(
        'after',
        () => `\nShipped scenarios (exodus list says what they are):\n  ${shippedNames().join('\n  ')}`,
      ),
  ).action(async (scenario: string, options: RunOptions) => {
    // Loaded when needed: it brings the libraries for tables, which take longer than all the rest.
    const { runCommand } = await import('./run-command.ts')
    await runCommand(scenario, options, terminal, signal)
  })
  program
    .command('list')
    .description('the scenarios that come with the package')
    .option('--json', 'as JSON')
    .action((options: { json?: true }) => listCommand(options, terminal))
  program
    .command('validate')
    .description('check a scenario file, all mistakes at once')
    .argument('<scenario>', 'name of a shipped scenario, or a file')
    .option('--set <path=value...>', 'other values, checked alike', (value, before: string[]) => [...before, value], [])
    .option('--json', 'the mistakes as JSON')
    .action((scenario: string, options: { set: string[]; json?: true }) => validateCommand(scenario, options, terminal))
  program
    .command('verify')
    .description('measure published results on the engine, and compare')
    .option('--only <numbers>', 'only these of docs/verification.md: 1,1b,9', numbersOf)
    .option('--full', 'with more users and runs, and with those that take minutes')
    .option('--json', 'the verdicts as JSON')
    .action(async (options: VerifyOptions) => {
      const { verifyCommand } = await import('./verify-command.ts')
      await verifyCommand(options, terminal, signal)
    })
  program
    .command('schema')
    .description('print the JSON Schema of a file format, for editors')
    .addArgument(new Argument('[format]', 'which format').choices(SCHEMAS).default('scenario'))
    .action((format: SchemaName) => schemaCommand(format, terminal))
  addStudyCommands(program, terminal, signal)
  return program
}

const numbersOf = (value: string) => value.split(',').map((number) => number.trim())
