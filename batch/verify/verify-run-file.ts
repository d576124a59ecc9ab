import { Command, CommanderError } from 'commander'
import { CommandError, EXIT } from '../command/exit.ts'
import { runCommand } from '../command/run-command.ts'
import { addRunOptions, overridesOf, type RunOptions } from '../command/run-options.ts'
import type { Terminal } from '../command/terminal.ts'
import { loadScenario } from '../files/load-scenario.ts'
import { FLOW_COLUMNS, flowsTable } from '../run/output.ts'
import type { RunSummary } from '../summary/summary.ts'
import { ComparedFile, compareTexts } from './compared-file.ts'
import { readSummary, type FileOrigin } from './read-origin.ts'
import { shellWords } from './shell-words.ts'

/**
 * Makes a file of `exodus run` again and compares it, byte by byte: a table in CSV or Parquet, the table of flows, or
 * `run.json`, of which the seconds and the names of files are left out.
 *
 * @param made version and commit that the new file is to name
 * @throws FilesDiffer at the first difference
 * @throws CommandError (exit 3) when the file does not say how it was made, or its scenario is another one now
 */
export async function verifyRunFile(
  path: string,
  origin: FileOrigin,
  made: { version: string; commit: string },
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const command = origin.notes.get('command')!
  const { scenario, options } = parseRun(path, command)
  checkScenarioIsTheSame(path, scenario, options, origin)
  const again = (take: Terminal['data'], asked: Partial<RunOptions>) =>
    runCommand(
      scenario,
      { ...options, ...asked, progress: 'none' },
      { ...terminal, data: take, say: () => {}, screen: false },
      signal,
      { ...made, command },
    )
  const isTable = origin.kind !== 'summary' && origin.columns !== FLOW_COLUMNS.join(',')
  const file = await ComparedFile.open(path, origin.kind !== 'parquet')
  try {
    if (isTable) await again((data) => file.take(data), { out: '-' })
    else {
      let text = ''
      await again(async (data) => void (text += data.toString()), { json: true, out: undefined })
      const summary = JSON.parse(text) as RunSummary
      if (origin.kind === 'csv') await file.take(flowsTable(summary))
      else compareTexts(comparable(readSummary(path)), comparable(summary))
    }
    if (origin.kind !== 'summary') await file.end()
  } finally {
    await file.close()
  }
}

/** The scenario and options of a command that a file names. Only `exodus run` is understood, and nothing is executed. */
function parseRun(path: string, command: string): { scenario: string; options: RunOptions } {
  const [program, name, ...words] = shellWords(command) ?? []
  const run = new Command('run')
    .argument('<scenario>')
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
  try {
    if (program !== 'exodus' || name !== 'run') throw new CommanderError(2, 'words', 'another command')
    addRunOptions(run).parse(words, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    throw new CommandError(
      EXIT.file,
      `${path}: found the command ${command}, expected one of exodus run or exodus sweep`,
    )
  }
  const { seed, agents, set, format, every, metrics, progress } = run.opts<RunOptions>()
  return { scenario: run.args[0]!, options: { seed, agents, set, format, every, metrics, progress } }
}

function checkScenarioIsTheSame(path: string, name: string, options: RunOptions, { notes }: FileOrigin): void {
  const { sha256 } = loadScenario(name, overridesOf(options))
  const before = notes.get('scenario sha256')
  if (before === sha256) return
  throw new CommandError(
    EXIT.miss,
    `${path}: was made from ${name} when its SHA-256 was ${before}; it is ${sha256} now: the scenario has been changed, ` +
      'so the file cannot be made again from it.',
  )
}

/** A summary without what differs from run to run: how long it took, and what its files were called. */
function comparable(summary: object): string {
  return JSON.stringify({ ...summary, seconds: undefined, files: undefined }, null, 2)
}
