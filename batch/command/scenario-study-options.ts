import { type Command, InvalidArgumentError } from 'commander'
import { parseOutcome } from '../../analysis/experiment/outcome.ts'
import type { FolderOptions } from './compute-folder.ts'
import { agentsOption, setOption } from './run-options.ts'
import { addStudyOptions, formatOption, wholeNumber } from './study-options.ts'

/** Options of the commands that make a study of scenarios: compare, attribute, score. */
export interface ScenarioStudyOptions extends FolderOptions {
  replicates: number
  seed?: string
  agents?: string
  set: string[]
  outcome?: string[]
  /** Where the results go; a folder that is removed at the end when left out. */
  out?: string
  dryRun?: true
}

/** Declares the options on a command. @param replicates when not given */
export function addScenarioStudyOptions(command: Command, replicates: number): Command {
  return addStudyOptions(command)
    .option('--replicates <number>', 'runs of each world, with seeds of their own', wholeNumber, replicates)
    .option('--seed <text>', 'replicate r, from 0, has the seed <text>#r (default: the seed of the scenario)')
    .addOption(agentsOption())
    .addOption(setOption())
    .option('--out <folder>', 'where results, tables and analysis are kept; nothing is kept when left out')
    .addOption(formatOption())
    .option('--dry-run', 'check, and count the runs, do not run')
}

/** Declares which numbers are asked for. */
export function addOutcomeOption(command: Command): Command {
  return command.option(
    '--outcome <word>',
    'a number that is asked for, any number of times: dau.rednote:max, dau.rednote@2025-01-19 (default: the usual ones of each platform)',
    outcomeWord,
  )
}

function outcomeWord(word: string, before: string[] = []): string[] {
  if (!parseOutcome(word))
    throw new InvalidArgumentError(
      'Expected a series, as dau.rednote, with :max, :sum, :min, :mean or :day-of-max, or with @ a day.',
    )
  return [...before, word]
}
