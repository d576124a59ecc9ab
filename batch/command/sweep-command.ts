import { analysesOf } from '../../analysis/findings/analysis.ts'
import { studyOf, type Study } from '../../analysis/experiment/study.ts'
import { loadExperiment } from '../experiment/load-experiment.ts'
import { RunList } from '../experiment/run-list.ts'
import { readStudyEdges } from '../experiment/study-edges.ts'
import { ENGINE, keepStudy, readStudy } from '../experiment/study-folder.ts'
import { computeFolder, type FolderOptions } from './compute-folder.ts'
import { shellWord } from '../../analysis/tidy/command-line.ts'
import { tellCount } from './scenario-study.ts'
import type { StudyOptions } from './study-options.ts'
import type { Terminal } from './terminal.ts'

export interface SweepOptions extends FolderOptions {
  out: string
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
  await keepStudy(options.out, { study, analyses: analysesOf(experiment), command }, edges)
  const { engine, redis } = experiment.execution
  await computeFolder(options.out, { engine, redis, ...options }, terminal, signal)
}

/** `exodus resume`: the same for a folder that is there already. */
export async function resumeCommand(
  folder: string,
  options: FolderOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const kept = await readStudy(folder)
  if (kept.engine !== ENGINE) {
    terminal.say(`${folder} was made by exodus ${kept.engine}, this is ${ENGINE}: all runs are computed anew.`)
    await keepStudy(folder, kept, new Map())
  }
  await computeFolder(folder, options, terminal, signal)
}

async function dryRun(study: Study, options: StudyOptions, terminal: Terminal): Promise<void> {
  // The ids are made as well, so that a configuration that no run could have is found now.
  const runs = new RunList(study, ENGINE)
  for (let index = 0; index < study.arms.length * study.points.length; index++) runs.at(index)
  await tellCount(study, options, terminal)
}
