import { Argument, InvalidArgumentError, Option } from 'commander'
import { askCommand, type Shell } from './ask-command.ts'
import type { ExplainOptions } from './explain-command.ts'
import { ORDERS } from '../explain/diary-text.ts'
import { listCommand } from './list-command.ts'
import { agentsOption, progressOption, seedOption, setOption } from './run-options.ts'
import { SCHEMAS, schemaCommand, type SchemaName } from './schema-command.ts'
import { addStudyOptions, type StudyOptions } from './study-options.ts'
import { validateCommand, type ValidateOptions } from './validate-command.ts'
import type { VerifyOptions } from './verify-command.ts'

/** Declares the commands about what is shipped and about single files. */
export function addFileCommands(shell: Shell): void {
  const { program, terminal, signal } = shell
  askCommand(shell, 'list', 'the scenarios and experiments that come with the package').action(
    (options: { json?: true }) => listCommand(options, terminal),
  )
  askCommand(shell, 'validate', 'check a scenario or an experiment, all mistakes at once', [
    '<scenario>',
    'name of a shipped scenario, a file, or a link to the lab',
  ])
    .addOption(setOption())
    .action((scenario: string, options: ValidateOptions) => validateCommand(scenario, options, terminal))
  askCommand(shell, 'explain', 'the diary of one user of a run: who told what, why they joined, why they left', [
    '<scenario>',
    'name of a shipped scenario, or a file',
  ])
    .option('--user <number>', 'whose diary; when left out, some whose diaries say most', userNumber)
    .addOption(new Option('--by <order>', 'in order of time, or platform by platform').choices(ORDERS).default('time'))
    .addOption(seedOption())
    .addOption(agentsOption())
    .addOption(setOption())
    .addOption(progressOption())
    .action(async (scenario: string, options: ExplainOptions) => {
      const { explainCommand } = await import('./explain-command.ts')
      await explainCommand(scenario, options, terminal, signal)
    })
  addStudyOptions(
    program
      .command('verify')
      .description('make a file again and compare it; without one, measure published results on the engine')
      .argument('[file]', 'an output of exodus, or a result folder'),
  )
    .option('--only <numbers>', 'only these of docs/verification.md: 1,1b,9', numbersOf)
    .option('--full', 'with more users and runs, and with those that take minutes')
    .action(async (file: string | undefined, options: VerifyOptions & StudyOptions) => {
      if (file !== undefined) {
        const { verifyFileCommand } = await import('./verify-file-command.ts')
        return verifyFileCommand(file, options, terminal, signal)
      }
      const { verifyCommand } = await import('./verify-command.ts')
      await verifyCommand(options, terminal, signal)
    })
  program
    .command('schema')
    .description('print the JSON Schema of a file format, for editors')
    .option('--json', 'as JSON, which it always is')
    .addArgument(new Argument('[format]', 'which format').choices(SCHEMAS).default('scenario'))
    .action((format: SchemaName) => schemaCommand(format, terminal))
}

const numbersOf = (value: string) => value.split(',').map((number) => number.trim())

function userNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('Expected the number of a user, from 0.')
  return Number(value)
}
