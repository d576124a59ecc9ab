import { InvalidArgumentError, Option } from 'commander'
import type { Shell } from './ask-command.ts'
import type { AttributeOptions } from './attribute-command.ts'
import type { CalibrateOptions } from './calibrate-command.ts'
import type { CompareOptions } from './compare-command.ts'
import { addOutcomeOption, addScenarioStudyOptions } from './scenario-study-options.ts'
import type { ScoreOptions } from './score-command.ts'
import type { SensitivityOptions } from './sensitivity-command.ts'
import { addStudyOptions, formatOption, wholeNumber } from './study-options.ts'

const SCENARIO = 'name of a shipped scenario, or a file'
const FOLDER = 'where results, tables and analysis are kept; nothing is kept when left out'

/** Declares the commands that answer a question with many runs. Each is loaded when it is called. */
export function addQuestionCommands(shell: Shell): void {
  addCompare(shell)
  addAttribute(shell)
  addSensitivity(shell)
  addCalibrate(shell)
  addScore(shell)
}

function addCompare({ program, terminal, signal }: Shell): void {
  const command = program
    .command('compare')
    .description('two scenarios with the same people and seeds: what differs, by how much, who joined in only one')
    .argument('<a>', SCENARIO)
    .argument('<b>', 'another one')
  addOutcomeOption(addScenarioStudyOptions(command, 10))
    .option('--precision <share>', 'count the replicates for an interval of this share of the difference', shareOf)
    .action(async (a: string, b: string, options: CompareOptions) => {
      const { compareCommand } = await import('./compare-command.ts')
      await compareCommand([a, b], options, terminal, signal)
    })
}

function addAttribute({ program, terminal, signal }: Shell): void {
  const command = program
    .command('attribute')
    .description('what share each event of a scenario has in what happens (Shapley values over paired runs)')
    .argument('<scenario>', SCENARIO)
  addOutcomeOption(addScenarioStudyOptions(command, 5))
    .option('--drivers <names>', 'events, or mechanisms of the model such as talk (default: every event)', namesOf)
    .option(
      '--orders <pairs>',
      'draw so many pairs of orders of entry, instead of running every combination',
      wholeNumber,
    )
    .action(async (scenario: string, options: AttributeOptions) => {
      const { attributeCommand } = await import('./attribute-command.ts')
      await attributeCommand(scenario, options, terminal, signal)
    })
}

function addSensitivity({ program, terminal, signal }: Shell): void {
  const command = program
    .command('sensitivity')
    .description('which factors of an experiment matter: screening by Morris, or the shares of variance by Sobol')
    .argument('<experiment>', 'experiment file')
  addStudyOptions(command)
    .addOption(
      new Option('--method <method>', 'morris or sobol (default: as the experiment says, else morris)').choices([
        'morris',
        'sobol',
      ] satisfies SensitivityOptions['method'][]),
    )
    .option('--trajectories <number>', "Morris' trajectories of (factors + 1) points", wholeNumber)
    .option(
      '--samples <number>',
      'rows of the matrices for Sobol, a power of two; times (factors + 2) points',
      wholeNumber,
    )
    .option('--out <folder>', FOLDER)
    .addOption(formatOption())
    .option('--dry-run', 'check, and count the runs, do not run')
    .action(async (file: string, options: SensitivityOptions) => {
      const { sensitivityCommand } = await import('./sensitivity-command.ts')
      await sensitivityCommand(file, options, terminal, signal)
    })
}

function addCalibrate({ program, terminal, signal }: Shell): void {
  const command = program
    .command('calibrate')
    .description('look for values of the factors of an experiment that meet what was measured')
    .argument('<experiment>', 'experiment file with factors, and with targets or goals')
  addStudyOptions(command)
    .addOption(
      new Option('--method <method>', 'how to look (default: as the experiment says)').choices([
        'abc-smc',
        'history',
        'nelder-mead',
        'cmaes',
      ] satisfies CalibrateOptions['method'][]),
    )
    .requiredOption('--out <folder>', 'where runs, tables and the fitted scenario go')
    .addOption(formatOption())
    .option('--dry-run', 'check, do not run')
    .action(async (file: string, options: CalibrateOptions) => {
      const { calibrateCommand } = await import('./calibrate-command.ts')
      await calibrateCommand(file, options, terminal, signal)
    })
}

function addScore({ program, terminal, signal }: Shell): void {
  const command = program
    .command('score')
    .description('an ensemble of runs against measured numbers: coverage of intervals, CRPS, fitted and unseen apart')
    .argument('<scenario>', SCENARIO)
    .argument('[observations]', 'table of measured numbers (default: those that the scenario names)')
  addScenarioStudyOptions(command, 20)
    .option(
      '--fitted-until <date>',
      'what was measured until then counts as fitted (default: by the column use)',
      dateOf,
    )
    .option(
      '--sd <share>',
      'noise of measuring, in log units (default: .1 for days of one series, .2 for levels)',
      shareOf,
    )
    .action(async (scenario: string, observations: string | undefined, options: ScoreOptions) => {
      const { scoreCommand } = await import('./score-command.ts')
      await scoreCommand(scenario, observations, options, terminal, signal)
    })
}

function dateOf(value: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) throw new InvalidArgumentError('Expected a date, as 2025-01-19.')
  return value
}

const namesOf = (value: string) => value.split(',').map((name) => name.trim())

function shareOf(value: string): number {
  const share = /^\d*\.?\d+$/.test(value) ? Number(value) : NaN
  if (!(share > 0 && share <= 1)) throw new InvalidArgumentError('Expected a number above 0, at most 1.')
  return share
}
