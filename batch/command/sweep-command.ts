import { runCount, studyOf } from '../../analysis/experiment/study.ts'
import type { Study } from '../../analysis/experiment/study.ts'
import { loadExperiment } from '../experiment/load-experiment.ts'
import { RunList } from '../experiment/run-list.ts'
import { runStudy } from '../experiment/run-study.ts'
import { WHOLE, type Slice } from '../experiment/slice.ts'
import { keepStudy, openStore, readStudy, ENGINE, type KeptStudy } from '../experiment/study-folder.ts'
import { readStudyEdges } from '../experiment/study-edges.ts'
import type { Manifest } from '../experiment/manifest.ts'
import { openFolder, writeFolder } from '../experiment/write-folder.ts'
import type { Format } from '../tables/format.ts'
import { CommandError, EXIT } from './exit.ts'
import { shellWord } from '../../analysis/tidy/command-line.ts'
import type { StudyOptions } from './study-options.ts'
import type { Terminal } from './terminal.ts'

export interface SweepOptions extends StudyOptions {
  out: string
  format: Format
  slice?: Slice
  retryFailed?: true
  dryRun?: true
}

/** `exodus sweep`: all runs of an experiment, or what is missing of them, and their tables. */
export async function sweepCommand(
  file: string,
  options: SweepOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const { experiment, base, beside } = loadExperiment(file)
  const study = studyOf(experiment, base)
  const edges = readStudyEdges(study, beside)
  if (options.dryRun) return dryRun(study, options, terminal)
  const command = ['exodus', 'sweep', file, '--format', options.format].map(shellWord).join(' ')
  await keepStudy(options.out, study, command, edges)
  await computeFolder(options.out, options, terminal, signal)
}

/** `exodus resume`: the same for a folder that is there already. */
export async function resumeCommand(
  folder: string,
  options: Omit<SweepOptions, 'out' | 'dryRun'>,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const kept = await readStudy(folder)
  if (kept.engine !== ENGINE) {
    terminal.say(`${folder} was made by exodus ${kept.engine}, this is ${ENGINE}: all runs are computed anew.`)
    await keepStudy(folder, kept.study, kept.command, new Map())
  }
  await computeFolder(folder, { ...options, out: folder }, terminal, signal)
}

/** Computes what a folder lacks, and writes its tables unless runs of other slices are missing. */
async function computeFolder(
  folder: string,
  options: SweepOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const kept = await readStudy(folder)
  const store = await openStore(folder)
  try {
    await openFolder(folder)
    const setting = { ...options, slice: options.slice ?? WHOLE, retryFailed: options.retryFailed ?? false }
    const { runs } = await runStudy(kept.study, store, setting, terminal, signal).catch((error: unknown) => {
      if (signal.aborted) terminal.say(`What is done is kept: exodus resume ${shellWord(folder)} goes on.`)
      throw error
    })
    if (options.slice && (await missingRuns(runs, store)) > 0)
      throw new CommandError(EXIT.sliceIncomplete, 'This slice is done; runs of other slices are missing.')
    const manifest = await writeFolder(folder, kept, runs, store, options.format)
    await report(folder, kept, manifest, options, terminal)
  } finally {
    await store.close()
  }
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
  manifest: Manifest,
  options: StudyOptions,
  terminal: Terminal,
): Promise<void> {
  const { planned, done, failed } = manifest.runs
  const line = `${folder}: ${done} of ${planned} runs done${failed > 0 ? `, ${failed} failed (see failures.csv)` : ''}.`
  await terminal.data(options.json ? `${JSON.stringify({ folder, ...manifest })}\n` : `${line}\n`)
  if (failed > study.maxFailedFraction * planned)
    throw new CommandError(
      EXIT.tooManyFailed,
      `${failed} of ${planned} runs failed, more than the share of ${study.maxFailedFraction} that the experiment allows.`,
    )
}

async function dryRun(study: Study, { json }: StudyOptions, terminal: Terminal): Promise<void> {
  const facts = {
    name: study.name,
    arms: study.arms.length,
    points: study.points.length,
    replicates: study.replicates,
    runs: runCount(study),
  }
  // The ids are made as well, so that a configuration that no run could have is found now.
  const runs = new RunList(study, ENGINE)
  for (let index = 0; index < study.arms.length * study.points.length; index++) runs.at(index)
  await terminal.data(
    json
      ? `${JSON.stringify(facts)}\n`
      : `${facts.name} is valid: ${facts.runs} runs, ${facts.points} points, ${facts.arms} arms, ${facts.replicates} replicates.\n`,
  )
}
