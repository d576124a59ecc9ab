import { InvalidArgumentError, Option } from 'commander'
import type { Command } from 'commander'
import { PROGRESS_MODES } from '../progress/mode.ts'
import type { ProgressMode } from '../progress/mode.ts'
import { FORMATS } from '../tables/format.ts'
import type { Format } from '../tables/format.ts'

/** Options of `exodus run` as they were given. */
export interface RunOptions {
  seed?: string
  agents?: string
  /** As many as there are cores for many agents, else one, when left out. */
  threads?: number
  set: string[]
  /** A folder, `-` for standard output; only a summary when left out. */
  out?: string
  format: Format
  /** In days. */
  every: number
  metrics?: string[]
  dryRun?: true
  /** File that the state goes to, every so many days. */
  checkpoint?: string
  checkpointEvery?: number
  /** File with the state to go on from. */
  resume?: string
  progress: ProgressMode
  json?: true
}

/** Declares the options on a command. */
export function addRunOptions(command: Command): Command {
  return command
    .addOption(seedOption())
    .addOption(agentsOption())
    .option(
      '--threads <number>',
      'threads that share the run; the results never depend on it (default: 1, from 500000 agents on all cores)',
      threadNumber,
    )
    .addOption(setOption())
    .option('--out <folder>', 'where the table goes: a folder, or - for standard output; only a summary when left out')
    .addOption(new Option('--format <format>', 'format of the table').choices(FORMATS).default('csv'))
    .option('--every <days>', 'the table has every so many days: 1d, 7d, 2w', dayStep, 1)
    .option('--metrics <names>', 'metrics in the table, with commas between them: dau,members,reason_*', names)
    .option('--dry-run', 'check the scenario, estimate time and memory, do not run')
    .option('--checkpoint <file>', 'keep the state of the run in a file, from which --resume goes on; also on Ctrl-C')
    .option('--checkpoint-every <days>', 'how often: 1d, 7d, 2w (default: 7d, and at the end)', dayStep)
    .option('--resume <file>', 'go on from such a file; --set may change what acts later')
    .addOption(progressOption())
    .option('--json', 'the summary as JSON')
}

/** Another seed. */
export const seedOption = () => new Option('--seed <text>', 'seed of all draws, instead of the one in the scenario')

/** Another number of agents. */
export const agentsOption = () =>
  new Option('--agents <number>', 'agents that are simulated (20000, 20k, 1M), instead of the number in the scenario')

/** Overrides, any number of them. */
export const setOption = () =>
  new Option('--set <path=value...>', 'other values, as platforms.rednote.funnel.phone=0.9')
    .argParser((value: string, before: string[]) => [...before, value])
    .default([])

/** How progress is told. */
export const progressOption = () =>
  new Option('--progress <mode>', 'how progress is told on standard error').choices(PROGRESS_MODES).default('auto')

const names = (value: string) => value.split(',').map((name) => name.trim())

/** More threads than any machine has cores only fill the memory. */
export const MOST_THREADS = 256

function threadNumber(value: string): number {
  const threads = /^[1-9]\d{0,2}$/.test(value) ? Number(value) : NaN
  if (!(threads <= MOST_THREADS)) throw new InvalidArgumentError(`Expected a whole number from 1 to ${MOST_THREADS}.`)
  return threads
}

function dayStep(value: string): number {
  const match = /^([1-9]\d{0,4}) ?(d|days?|w|weeks?)$/.exec(value)
  if (!match) throw new InvalidArgumentError('Expected whole days or weeks, as 1d, 7d or 2w.')
  return Number(match[1]) * (match[2]!.startsWith('w') ? 7 : 1)
}

/** All overrides of a scenario that options give, as `path=value`. */
export function overridesOf({ set, seed, agents }: Pick<RunOptions, 'set' | 'seed' | 'agents'>): string[] {
  return [
    ...set,
    ...(seed === undefined ? [] : [`seed=${JSON.stringify(seed)}`]),
    ...(agents === undefined ? [] : [`population.agents=${agents}`]),
  ]
}
