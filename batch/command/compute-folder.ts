import { openStore, readStudy, type KeptStudy } from '../experiment/study-folder.ts'
import type { RunList } from '../experiment/run-list.ts'
import { runStudy } from '../experiment/run-study.ts'
import { WHOLE, type Slice } from '../experiment/slice.ts'
import { runCalibration, searchOf } from '../experiment/run-calibration.ts'
import { openFolder, writeFolder, type Written } from '../experiment/write-folder.ts'
import { findingsText } from '../summary/findings-text.ts'
import type { Format } from '../tables/format.ts'
import { CommandError, EXIT } from './exit.ts'
import { shellWord } from '../../analysis/tidy/command-line.ts'
import type { StudyOptions } from './study-options.ts'
import type { Terminal } from './terminal.ts'

/** Options of the commands that compute the runs of a folder. */
export interface FolderOptions extends StudyOptions {
  format: Format
  slice?: Slice
  retryFailed?: true
  /** The folder goes when all is done, so nobody is sent there. */
  passing?: true
}

/** Computes what a folder lacks, and writes its tables unless runs of other slices are missing. */
export async function computeFolder(
  folder: string,
  options: FolderOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  try {
    await compute(folder, options, terminal, signal)
  } catch (error) {
    throw explained(error, folder, signal, terminal)
  }
}

async function compute(folder: string, options: FolderOptions, terminal: Terminal, signal: AbortSignal): Promise<void> {
  const kept = await readStudy(folder)
  if (searchOf(kept) && options.slice)
    throw new CommandError(
      EXIT.usage,
      '--slice: found it for a calibration, whose generations build on one another; expected none',
    )
  const store = await openStore(folder)
  try {
    await openFolder(folder)
    const damaged = options.slice ? 0 : await store.dropDamaged()
    if (damaged > 0) terminal.say(`${damaged} damaged ${damaged === 1 ? 'result is' : 'results are'} computed anew.`)
    const setting = { ...options, slice: options.slice ?? WHOLE, retryFailed: options.retryFailed ?? false }
    const work = searchOf(kept)
      ? runCalibration(folder, kept, store, setting, terminal, signal)
      : runStudy(kept.study, store, setting, terminal, signal)
    const { runs } = await work
    if (options.slice && (await missingRuns(runs, store)) > 0)
      throw new CommandError(EXIT.sliceIncomplete, 'This slice is done; runs of other slices are missing.')
    const written = await writeFolder(folder, { ...kept, study: runs.study }, runs, store, options.format)
    await report(folder, kept, written, options, terminal)
  } finally {
    await store.close()
  }
}

/** Says how to go on after what is no fault of the runs. */
function explained(error: unknown, folder: string, signal: AbortSignal, terminal: Terminal): unknown {
  const { code } = error as NodeJS.ErrnoException
  const isFull = code === 'ENOSPC' || code === 'EDQUOT'
  if (signal.aborted || isFull) terminal.say(`What is done is kept: exodus resume ${shellWord(folder)} goes on.`)
  return isFull ? new CommandError(EXIT.file, `${folder}: the disk is full, expected room for results`) : error
}

type Store = Awaited<ReturnType<typeof openStore>>

/** Runs that nobody has tried yet. */
export async function missingRuns(runs: RunList, store: Store): Promise<number> {
  const tried = new Set([...(await store.ids()), ...(await store.entries()).keys()])
  let missing = 0
  for (let index = 0; index < runs.length; index++) if (!tried.has(runs.at(index).id)) missing++
  return missing
}

async function report(
  folder: string,
  { study }: KeptStudy,
  { manifest, told }: Written,
  options: FolderOptions,
  terminal: Terminal,
): Promise<void> {
  const kept = options.passing !== true
  const { planned, done, failed } = manifest.runs
  const line = `${kept ? `${folder}: ` : ''}${done} of ${planned} runs done${failed > 0 ? `, ${failed} failed (see failures.csv)` : ''}.`
  const lines = told.says.length > 0 ? [...findingsText(told), '', line] : [line]
  await terminal.data(
    options.json
      ? `${JSON.stringify({ ...(kept && { folder }), ...manifest, findings: told })}\n`
      : `${lines.join('\n')}\n`,
  )
  if (failed > study.maxFailedFraction * planned)
    throw new CommandError(
      EXIT.tooManyFailed,
      `${failed} of ${planned} runs failed, more than the share of ${study.maxFailedFraction} that the experiment allows.`,
    )
}
